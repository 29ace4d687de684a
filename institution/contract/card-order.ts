import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { suspensionReasonSchema } from './card-reasons.ts';

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

const moment = z.iso.datetime();

export const cardOrderSchema = z.strictObject({
  orderId: uuid,
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
  /** The card on the phone is out of use for a while, whatever `state` says of the order. */
  suspension: z
    .strictObject({
      since: moment,
      /** When the card is revoked unless it is resumed before; absent until the issuer has said so. */
      until: moment.optional(),
      by: z.enum(['holder', 'office', 'issuer']),
      reason: suspensionReasonSchema.optional(),
    })
    .optional(),
  /** A suspension, or its end, is stored here but not yet confirmed by the issuer. */
  suspensionUntold: z.boolean(),
  /** Why an order was refused, or a card revoked. */
  reason: z.string().optional(),
  /** When the phone last fetched what had changed, by itself. */
  renewedAt: moment.optional(),
  /** Something has changed that the phone has not fetched yet. */
  updateWaiting: z.boolean().optional(),
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
