import { cardStatusSchema } from '@mleg/student-card/card-status';
import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { askedSubjectSchema, cardFaultSchema, cardWarningSchema } from './card-statement.ts';

/**
 * An institution asks for the codes of one card. `requestId` is its order's id and the idempotency key:
 * the same request twice is one request; another body under the same id is refused.
 * `cardId` is the holder's card through all its orders: accepting a request kills whatever code is
 * still open for that card and revokes what was activated before, in the same transaction.
 */
export const issuanceRequestSchema = z.strictObject({
  requestId: uuid,
  cardId: uuid,
  subject: askedSubjectSchema,
});
export type IssuanceRequest = z.infer<typeof issuanceRequestSchema>;

/**
 * Names of what can be wrong with a request that is well-formed. Institutions that say the whole card are told none that
 * 0.1 did not know: `agreement-pending` for `registration-incomplete`, and of a fault the request itself fails.
 */
export const issuanceRefusalSchema = z.enum([
  'agreement-pending',
  'agreement-refused',
  'agreement-ended',
  'institution-suspended',
  'card-type-not-agreed',
  /** The registration lacks what such a card has to say of its institution. */
  'registration-incomplete',
  /** A request that says the whole card says another institution's, or other words than are registered. */
  'foreign-institution-number',
  'card-expired',
  'request-id-reused',
  ...cardFaultSchema.options,
]);
export type IssuanceRefusal = z.infer<typeof issuanceRefusalSchema>;

/**
 * - `accepted`: waiting for the worker
 * - `ready`: QR, manual code and activation code work
 * - `redeemed`: a wallet has given the right codes; they work no longer
 * - `activated`: the card is on a phone
 * - `locked`: too many wrong activation codes; `expired`: nobody used the codes in time
 * - `cancelled`: by the institution, or by a newer request for the same card
 * - `failed`: could not be prepared; `failure` says why
 */
export const issuanceRequestStateSchema = z.enum([
  'accepted',
  'ready',
  'redeemed',
  'activated',
  'locked',
  'expired',
  'cancelled',
  'failed',
]);
export type IssuanceRequestState = z.infer<typeof issuanceRequestStateSchema>;

export const deviceKindSchema = z.enum(['android', 'iphone', 'computer', 'other']);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/** The clear codes, as sealed (JWE, ECDH-ES + A256GCM) to the institution's encryption key. */
export const offerCodesSchema = z.object({
  /** The QR's content: `openid-credential-offer://?credential_offer_uri=…` */
  offerUri: z.string(),
  /** The same handle for typing, without hyphens. */
  manualCode: z.string(),
  /** Six digits; the wallet sends them as `tx_code`. */
  activationCode: z.string().regex(/^\d{6}$/),
});
export type OfferCodes = z.infer<typeof offerCodesSchema>;

const moment = z.iso.datetime();

/**
 * One request as it stands. `sequence` grows with each change: of two reports the higher is newer. Institutions ignore
 * members they do not know; of the values of an enumeration they must know all.
 */
export const issuanceRequestReportSchema = z.object({
  requestId: uuid,
  cardId: uuid,
  state: issuanceRequestStateSchema,
  sequence: z.int().min(1),
  changedAt: moment,
  /** Requests ahead in the queue while `accepted`. */
  queuePlace: z.int().min(0).optional(),
  /** Only while `ready`, until the institution has taken them. */
  sealedCodes: z.string().optional(),
  /** When the codes stop working. */
  expiresAt: moment.optional(),
  attemptsLeft: z.int().min(0).optional(),
  activatedAt: moment.optional(),
  device: deviceKindSchema.optional(),
  failure: z.enum(['invalid-claims', 'internal']).optional(),
  /** Of the card that this request has put on a phone. */
  cardStatus: cardStatusSchema.optional(),
  cardStatusReason: z.string().optional(),
  /** While suspended: when the card is revoked unless it is resumed before. */
  suspendedUntil: moment.optional(),
  /** When the phone last fetched what was stated anew, and whether something newer waits for it. */
  renewedAt: moment.optional(),
  updateWaiting: z.boolean().optional(),
  /** The issuer asks for the card to be stated anew (`updateCard`), with the same words or others: it has to be signed anew. */
  restate: z.boolean().optional(),
  /** In the answer to the request alone: taken, and so rare that somebody should look again. */
  warnings: z.array(cardWarningSchema).optional(),
});
export type IssuanceRequestReport = z.infer<typeof issuanceRequestReportSchema>;

export const revocationReasonSchema = z.enum([
  'phone-lost',
  'new-phone',
  'malfunction',
  'resignation',
  'not-entitled',
  'data-changed',
  'issued-in-error',
  'transferred',
]);
export type RevocationReason = z.infer<typeof revocationReasonSchema>;

export const suspensionReasonSchema = z.enum(['phone-missing', 'phone-in-repair', 'under-review']);
export type SuspensionReason = z.infer<typeof suspensionReasonSchema>;

/** How revoked holders see that a suspension came to its end without being lifted. */
export const SUSPENSION_ENDED = 'suspension-ended';
