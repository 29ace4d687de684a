import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Registration } from '@mleg/protocol/openid4vp/registration';
import { z } from 'zod';

/** What the operator's settings say of somebody for whom this verifier asks wallets. */
export const relyingPartySettingsSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  /** SHA-256 of the API key, base64url; the key itself only the relying party has. Absent: asks inside this process only. */
  apiKeySha256: z.string().length(43).optional(),
  /** Certificates of the key `relying-party/{id}`, base64 DER, leaf first, without the registrar's own (HAIP 1.0 §5.1). */
  x5c: z.array(z.string()).min(1),
  /** What it may ask for, as its registrar signed it, by the names it calls its purposes. */
  registrations: z.record(z.string().min(1).max(64), z.string()),
  /** Where browsers may be sent back to. */
  returnOrigins: z.array(z.url()).default([]),
  /** Told by a signed event when a check has ended. */
  webhook: z.url().optional(),
});
export type RelyingPartySettings = z.input<typeof relyingPartySettingsSchema>;

export interface RelyingParty
  extends Pick<
    z.infer<typeof relyingPartySettingsSchema>,
    'id' | 'apiKeySha256' | 'returnOrigins' | 'webhook' | 'x5c'
  > {
  clientId: string;
  key: Pick<SigningKey, 'sign' | 'kid'>;
  purposes: ReadonlyMap<string, { token: string; registration: Registration }>;
}
