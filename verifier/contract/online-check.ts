import { askedQuerySchema } from '@mleg/protocol/openid4vp/dcql-query';
import { z } from 'zod';

/** Ready-made questions. Each requests the fewest claims that can answer it (docs/decisions/0028). */
export const presetSchema = z.enum(['student', 'pupil-under-18', 'institution', 'discount']);
export type Preset = z.infer<typeof presetSchema>;

const cardTypeSchema = z.enum(['student-card', 'pupil-card']);

const institutionSchema = z.strictObject({ id: z.string(), name: z.string() });

/** The answer about a holder. The claims behind it are not passed on, except where the relying party asks with its own query. */
export const onlineAnswerSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('student'), holds: z.literal(true) }),
  z.strictObject({ to: z.literal('pupil-under-18'), holds: z.boolean() }),
  z.strictObject({
    to: z.literal('institution'),
    cardType: cardTypeSchema,
    /** By the trust list of the card's issuer, whatever name the card says. */
    institution: institutionSchema,
  }),
  z.strictObject({
    to: z.literal('discount'),
    cardType: cardTypeSchema,
    /** By statute, today; empty where the card is valid and gives none. */
    discounts: z.array(
      z.strictObject({ ticket: z.enum(['rail-single', 'rail-monthly', 'bus-monthly']), percent: z.int() }),
    ),
  }),
  z.strictObject({
    to: z.literal('query'),
    /** By the id of the credential query. */
    credentials: z.record(
      z.string(),
      z.strictObject({
        cardType: cardTypeSchema,
        claims: z.record(z.string(), z.json()),
        /** By the trust list of the card's issuer, where the card was asked about its institution. */
        institution: institutionSchema.optional(),
      }),
    ),
  }),
]);
export type OnlineAnswer = z.infer<typeof onlineAnswerSchema>;

/** Green only on proof (I11). `statusListAgeSeconds` is that of the oldest list that was looked into. */
export const onlineResultSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('green'), answer: onlineAnswerSchema, statusListAgeSeconds: z.int() }),
  z.strictObject({ verdict: z.literal('red'), reason: z.string() }),
  z.strictObject({ verdict: z.literal('amber'), reason: z.string() }),
]);
export type OnlineResult = z.infer<typeof onlineResultSchema>;

export const startOnlineCheckSchema = z.strictObject({
  /** One of those registered for the relying party. */
  purpose: z.string().min(1).max(64),
  ask: z.union([z.strictObject({ preset: presetSchema }), z.strictObject({ query: askedQuerySchema })]),
  /**
   * Where the wallet sends the browser back to, when both are on one device. It gets a `#response_code=…`, without
   * which the result is not handed out. Left out where the request is shown as a QR code to another device.
   */
  returnTo: z.url().max(1_000).optional(),
});
export type StartOnlineCheck = z.infer<typeof startOnlineCheckSchema>;

export const startedOnlineCheckSchema = z.strictObject({
  checkId: z.string(),
  expiresAt: z.iso.datetime(),
  /** For a QR code, or a link for wallets that have registered the scheme. */
  link: z.string(),
  /** The same request as a link to the web wallet the verifier's operator names. */
  walletLink: z.url().optional(),
});
export type StartedOnlineCheck = z.infer<typeof startedOnlineCheckSchema>;

/** A state is returned as often as it is requested, except the result, which is returned once. */
export const onlineCheckStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('opened') }),
  /** Answered; the browser has yet to come back with its code. */
  z.strictObject({ state: z.literal('returning') }),
  z.strictObject({ state: z.literal('answered'), result: onlineResultSchema }),
  z.strictObject({ state: z.literal('declined') }),
  z.strictObject({ state: z.literal('collected') }),
]);
export type OnlineCheckState = z.infer<typeof onlineCheckStateSchema>;

/** The event that notifies a relying party that a check has ended. It carries neither who was checked nor the result. */
export const ONLINE_CHECK_ENDED = 'https://mlegitymacja.example/events/online-check-ended';
export const onlineCheckEndedSchema = z.strictObject({ checkId: z.string() });
