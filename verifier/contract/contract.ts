import { oc } from '@orpc/contract';
import { z } from 'zod';
import { onlineCheckStateSchema, startedOnlineCheckSchema, startOnlineCheckSchema } from './online-check.ts';

/** Why a check was not begun. */
export const startRefusalSchema = z.enum(['unknown-purpose', 'outside-registration', 'foreign-return-address']);
export type StartRefusal = z.infer<typeof startRefusalSchema>;

const base = oc.errors({
  UNAUTHORIZED: { status: 401, message: 'The API key is missing or unknown.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many checks are under way.' },
});

/**
 * The verifier's API for relying parties, under `/relying-party-api`. Every call carries the relying party's API key as
 * a bearer token.
 */
export const contract = {
  startCheck: base
    .route({
      method: 'POST',
      path: '/checks',
      successStatus: 201,
      summary: 'Begin a check: a signed request for one wallet',
    })
    .errors({ UNPROCESSABLE_CONTENT: { status: 422, data: z.strictObject({ refused: startRefusalSchema }) } })
    .input(startOnlineCheckSchema)
    .output(startedOnlineCheckSchema),
  collectCheck: base
    .route({
      method: 'POST',
      path: '/checks/{checkId}/collection',
      successStatus: 200,
      summary: 'How a check stands; its result is handed out once and then forgotten',
    })
    .errors({
      NOT_FOUND: { status: 404, message: 'No such check, or it has expired.' },
      FORBIDDEN: { status: 403, message: 'The response code is not the one the wallet was given.' },
    })
    .input(z.strictObject({ checkId: z.string().max(64), responseCode: z.string().max(64).optional() }))
    .output(onlineCheckStateSchema),
};
