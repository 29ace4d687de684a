import { z } from 'zod';

/**
 * The life of one order of codes, as the holder sees it.
 * - `ordered`: stored here, not yet taken by the issuer; `preparing`: the issuer has it in its queue
 * - `ready`: the codes can be shown; `redeemed`: a phone has given them and is fetching the card
 * - `activated`: the card is on a phone; `revoked`: it was, and works no longer
 * - `locked`: too many wrong activation codes; `expired`: nobody used the codes in time
 * - `cancelled`: by the office; `replaced`: by a newer order; `failed`: the issuer could not or would not
 */
export const cardOrderStateSchema = z.enum([
  'ordered',
  'preparing',
  'ready',
  'redeemed',
  'activated',
  'locked',
  'expired',
  'cancelled',
  'replaced',
  'failed',
  'revoked',
]);
export type CardOrderState = z.infer<typeof cardOrderStateSchema>;

export const deviceSchema = z.enum(['android', 'iphone', 'computer', 'other']);

export const revocationReasonSchema = z.enum([
  'phone-lost',
  'new-phone',
  'malfunction',
  'resignation',
  'not-entitled',
  'data-changed',
  'issued-in-error',
]);
export type RevocationReason = z.infer<typeof revocationReasonSchema>;

const moment = z.iso.datetime();

export const cardOrderSchema = z.strictObject({
  orderId: z.uuid(),
  state: cardOrderStateSchema,
  orderedAt: moment,
  changedAt: moment,
  /** Orders ahead at the issuer, while `preparing`. */
  queuePlace: z.int().min(0).optional(),
  /** The issuer cannot be reached at the moment; the order is kept and sent again by itself. */
  delayed: z.boolean(),
  expiresAt: moment.optional(),
  attemptsLeft: z.int().optional(),
  activatedAt: moment.optional(),
  device: deviceSchema.optional(),
  /** Why an order was refused, or a card revoked. */
  reason: z.string().optional(),
  /** When the phone last fetched what had changed, by itself. */
  renewedAt: moment.optional(),
  /** Something has changed that the phone has not fetched yet. */
  updateWaiting: z.boolean().optional(),
  /** By the issuer: the card was renewed from two places, so the phone seems to have been copied. */
  suspended: z.boolean().optional(),
  /** True while a revocation, of an earlier card or of this order's, is stored here but not yet confirmed by the issuer. */
  earlierCardBeingRevoked: z.boolean(),
});
export type CardOrder = z.infer<typeof cardOrderSchema>;

/** Everything a holder needs to activate; asked for on purpose, never part of another answer. */
export const orderCodesSchema = z.strictObject({
  /** Content of the QR. */
  offerUri: z.string(),
  /** Opens the wallet on the same phone with the offer in it. */
  walletLink: z.string(),
  /** `K7QF-M2XR-9DTA` */
  manualCode: z.string(),
  expiresAt: moment,
});

export const activationCodeSchema = z.strictObject({ activationCode: z.string().regex(/^\d{6}$/) });
