import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Registration } from '@mleg/protocol/openid4vp/registration';
import { z } from 'zod';

/** The operator's settings for a relying party on whose behalf this verifier asks wallets. */
export const relyingPartySettingsSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  /** SHA-256 of the API key, base64url; only the relying party has the key itself. Without it, calls come from this process only. */
  apiKeySha256: z.string().length(43).optional(),
  /** Certificates of the key `relying-party/{id}`, base64 DER, leaf first, without the registrar's own (HAIP 1.0 §5.1). */
  x5c: z.array(z.string()).min(1),
  /** The registrations that its registrar has signed, by the names that the relying party gives its purposes. */
  registrations: z.record(z.string().min(1).max(64), z.string()),
  /** Where browsers may be sent back to. */
  returnOrigins: z.array(z.url()).default([]),
  /** Notified by a signed event when a check has ended. */
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
