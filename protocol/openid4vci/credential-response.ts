import * as z from 'zod';
import type { JsonInputObject } from '../json/json-value.ts';

/** OpenID4VCI 1.0 §8.3: 200 with credentials, or 202 with a transaction to ask for again (§9). */
export const credentialResponseSchema = z.union([
  z.looseObject({
    credentials: z.array(z.looseObject({ credential: z.union([z.string(), z.record(z.string(), z.json())]) })).min(1),
    notification_id: z.string().optional(),
  }),
  z.looseObject({ transaction_id: z.string().min(1), interval: z.number().positive() }),
]);

export type CredentialResponse = z.infer<typeof credentialResponseSchema>;

/** The 200 answer; how a credential is written, as text or as an object, is its format's to say. */
export const credentialResponse = (credentials: readonly (string | JsonInputObject)[], notificationId?: string) => ({
  credentials: credentials.map((credential) => ({ credential })),
  ...(notificationId === undefined ? {} : { notification_id: notificationId }),
});
