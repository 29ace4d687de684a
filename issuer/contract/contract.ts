import { uuid } from '@mleg/student-card/uuid';
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { cardUpdateRefusalSchema, cardUpdateSchema, cardUpdateStatementSchema } from './card-update.ts';
import {
  issuanceRefusalSchema,
  issuanceRequestReportSchema,
  issuanceRequestSchema,
  revocationReasonSchema,
  suspensionReasonSchema,
} from './issuance-request.ts';

/** Requests in one batch call. */
export const BATCH_LIMIT = 200;

/**
 * The issuer's API for institutions, under `/institution-api` on the issuer's origin. Every call carries an access
 * token from `/institution-api/token` (client_credentials with a signed client assertion, RFC 7523 §2.2). What is asked is
 * read strictly, what is answered loosely: inputs refuse members they do not know, and whoever reads an answer ignores them.
 */
const base = oc.errors({
  UNAUTHORIZED: { status: 401, message: 'The access token is missing, expired or unknown.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests; see Retry-After.' },
});

/** Nothing was taken: the same is asked again, and revocations are taken meanwhile. */
const whereCardsAreSigned = {
  SIGNING_HALTED: { status: 503, message: 'No cards are issued at the moment. Ask again later.' },
} as const;

const requestPath = z.strictObject({ requestId: uuid });

/** A change of status that can be taken back; the refusal says how the card stands. */
const statusChange = (verb: string, summary: string) =>
  base
    .route({ method: 'POST', path: `/cards/{cardId}/${verb}`, summary })
    .errors({
      NOT_FOUND: { status: 404 },
      CONFLICT: { status: 409, data: z.object({ report: issuanceRequestReportSchema }) },
    })
    .output(z.object({ report: issuanceRequestReportSchema, publishedBy: z.iso.datetime() }));

export const contract = {
  requestIssuance: base
    .route({
      method: 'POST',
      path: '/issuance-requests',
      successStatus: 202,
      summary: 'Ask for the codes of one card; replaces what was ordered for the card before',
    })
    .errors({ ...whereCardsAreSigned, CONFLICT: { status: 409, data: z.object({ refused: issuanceRefusalSchema }) } })
    .input(issuanceRequestSchema)
    .output(issuanceRequestReportSchema),

  requestIssuanceBatch: base
    .route({
      method: 'POST',
      path: '/issuance-requests/batch',
      successStatus: 202,
      summary: 'Ask for the codes of many cards; each answered by itself, in the same order',
    })
    .errors(whereCardsAreSigned)
    .input(z.strictObject({ requests: z.array(issuanceRequestSchema).min(1).max(BATCH_LIMIT) }))
    .output(
      z.object({
        results: z.array(
          z.union([
            z.object({ accepted: issuanceRequestReportSchema }),
            z.object({ requestId: uuid, refused: issuanceRefusalSchema }),
          ]),
        ),
      }),
    ),

  getIssuance: base
    .route({ method: 'GET', path: '/issuance-requests/{requestId}', summary: 'One request as it stands' })
    .errors({ NOT_FOUND: { status: 404 } })
    .input(requestPath)
    .output(issuanceRequestReportSchema),

  listChangedIssuances: base
    .route({
      method: 'GET',
      path: '/issuance-requests',
      summary: 'Requests with changes the institution has not yet confirmed: the fallback when events do not arrive',
    })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }))
    .output(z.object({ reports: z.array(issuanceRequestReportSchema), more: z.boolean() })),

  confirmChanges: base
    .route({
      method: 'POST',
      path: '/issuance-requests/confirmations',
      successStatus: 204,
      summary: 'Say which changes have been stored; sealed codes are then forgotten',
    })
    .input(
      z.strictObject({
        confirmations: z
          .array(z.strictObject({ requestId: uuid, sequence: z.int().min(1) }))
          .min(1)
          .max(200),
      }),
    ),

  cancelIssuance: base
    .route({
      method: 'POST',
      path: '/issuance-requests/{requestId}/cancellation',
      summary: 'Kill the codes; a card that is already on a phone stays',
    })
    .errors({ NOT_FOUND: { status: 404 }, CONFLICT: { status: 409, data: z.object({ state: z.string() }) } })
    .input(requestPath)
    .output(issuanceRequestReportSchema),

  updateCard: base
    .route({
      method: 'PUT',
      path: '/cards/{cardId}/update',
      summary: 'State anew what a live card says; the phone fetches it by itself, and then the copies before it die',
    })
    .errors({
      ...whereCardsAreSigned,
      NOT_FOUND: { status: 404 },
      CONFLICT: { status: 409, data: z.object({ refused: cardUpdateRefusalSchema }) },
    })
    .input(cardUpdateStatementSchema)
    .output(cardUpdateSchema),

  revokeCard: base
    .route({
      method: 'POST',
      path: '/cards/{cardId}/revocation',
      summary: 'Revoke what is on the phone and kill open codes, for good; repeating it changes nothing',
    })
    .errors({ NOT_FOUND: { status: 404 } })
    .input(z.strictObject({ cardId: uuid, reason: revocationReasonSchema }))
    .output(z.object({ cardId: uuid, revokedAt: z.iso.datetime(), publishedBy: z.iso.datetime() })),

  suspendCard: statusChange(
    'suspension',
    'Take what is on the phone out of use for a while; in the end it is revoked. Repeating it changes nothing',
  ).input(z.strictObject({ cardId: uuid, reason: suspensionReasonSchema })),

  resumeCard: statusChange(
    'resumption',
    'Put a suspended card back into use; never one that was revoked. Repeating it changes nothing',
  ).input(z.strictObject({ cardId: uuid })),
};
export type IssuerContract = typeof contract;
