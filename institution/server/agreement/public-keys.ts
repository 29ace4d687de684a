import type { DecryptionKey, SigningKey } from '@mleg/platform/keys/key-store';
import type { InstitutionDeps } from '../deps.ts';

export const publicSigningKey = ({ publicJwk, kid }: SigningKey) => ({
  ...publicJwk,
  kid,
  use: 'sig' as const,
  alg: 'ES256',
});

export const publicEncryptionKey = ({ publicJwk, kid }: DecryptionKey) => ({
  ...publicJwk,
  kid,
  use: 'enc' as const,
  alg: 'ECDH-ES',
});

/** The public halves of the institution's own keys (RFC 7517 §5). */
export async function publicKeys({ keys }: Pick<InstitutionDeps, 'keys'>) {
  return {
    signingKey: publicSigningKey(keys.assertion.inUse()),
    encryptionKey: publicEncryptionKey(await keys.codes.inUse()),
  };
}
