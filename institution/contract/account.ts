import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { passkeyNameSchema, passkeyOptionsSchema, passkeyResponseSchema, passkeySchema } from './passkey.ts';
import { newPasswordSchema, weakPassword } from './password.ts';
import { stepUp } from './step-up.ts';

/** One browser in which somebody is signed in. */
export const openSessionSchema = z.strictObject({
  sessionId: uuid,
  /** The one that asks. */
  current: z.boolean(),
  /** Names of the browser and of the system it runs on; `other` where they are not known. */
  browser: z.string(),
  system: z.string(),
  /** The network it was begun in, e.g. `203.0.113.0/24`: enough to know one's own, and no address. */
  network: z.string(),
  method: z.enum(['password', 'passkey']),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;

/** What happened to an account. */
export const accountEventSchema = z.strictObject({
  at: z.iso.datetime(),
  event: z.string(),
  /** Who did it, where that is somebody else. */
  by: z.string().optional(),
});

export const accountSchema = z.strictObject({
  login: z.string(),
  /** Where news about the account and links for a forgotten password go. */
  email: z.string().optional(),
  hasPassword: z.boolean(),
  passwordChangedAt: z.iso.datetime().optional(),
  passkeys: z.array(passkeySchema),
  sessions: z.array(openSessionSchema),
  /** The newest first. */
  events: z.array(accountEventSchema),
});
export type AccountView = z.infer<typeof accountSchema>;

/** Konto i bezpieczeństwo: everybody's own. */
export const accountContract = {
  get: base.route({ method: 'GET', path: '/account' }).output(accountSchema),
  /** All other sessions end. */
  changePassword: base
    .route({ method: 'PUT', path: '/account/password', successStatus: 204 })
    .errors({ WRONG_CREDENTIALS: { status: 401 }, ...weakPassword })
    .input(z.strictObject({ current: z.string().min(1).max(500), password: newPasswordSchema })),
  endSession: base
    .route({ method: 'DELETE', path: '/account/sessions/{sessionId}', successStatus: 204 })
    .errors(notFound)
    .input(z.strictObject({ sessionId: uuid })),
  /** Every session, this one too. */
  signOutEverywhere: base.route({ method: 'DELETE', path: '/account/sessions', successStatus: 204 }),
  newPasskeyOptions: base
    .route({ method: 'POST', path: '/account/passkeys/options' })
    .errors(stepUp)
    .output(passkeyOptionsSchema),
  addPasskey: base
    .route({ method: 'POST', path: '/account/passkeys', successStatus: 201 })
    .errors({ ...stepUp, PASSKEY_REFUSED: { status: 422 }, TOO_MANY_PASSKEYS: { status: 409 } })
    .input(z.strictObject({ name: passkeyNameSchema, response: passkeyResponseSchema }))
    .output(passkeySchema),
  renamePasskey: base
    .route({ method: 'PUT', path: '/account/passkeys/{passkeyId}', successStatus: 204 })
    .errors(notFound)
    .input(z.strictObject({ passkeyId: uuid, name: passkeyNameSchema })),
  /** The last one stays where the institution requires one. */
  removePasskey: base
    .route({ method: 'DELETE', path: '/account/passkeys/{passkeyId}', successStatus: 204 })
    .errors({ ...notFound, ...stepUp, LAST_PASSKEY: { status: 409 } })
    .input(z.strictObject({ passkeyId: uuid })),
};
