import { OLDER_ENCRYPTION, RESPONSE_ENCRYPTION } from '@mleg/protocol/openid4vp/response-encryption';

/** How an answer can be encrypted here, the best first. */
export const ENCRYPTION = { alg: RESPONSE_ENCRYPTION.alg, enc: [...RESPONSE_ENCRYPTION.enc, ...OLDER_ENCRYPTION] };

const CURVES: readonly unknown[] = ['P-256', 'P-384', 'P-521'];
/** Of whoever does not say (OpenID4VP 1.0 §5.1). */
const DEFAULT_ENC = ['A128GCM'];

interface ClientMetadata<Key> {
  jwks?: { keys: readonly Key[] } | undefined;
  encrypted_response_enc_values_supported?: readonly string[] | undefined;
}

/** The key an answer is encrypted to: the first that can be used; `undefined` where no key or no way of the verifier's is ours. */
export function encryptionKeyOf<Key extends object>(metadata: ClientMetadata<Key> | undefined): Key | undefined {
  const { jwks, encrypted_response_enc_values_supported: wanted = DEFAULT_ENC } = metadata ?? {};
  return ENCRYPTION.enc.some((enc) => wanted.includes(enc)) ? jwks?.keys.find(isUsable) : undefined;
}

function isUsable(key: { alg?: unknown; crv?: unknown; use?: unknown }): boolean {
  return (key.alg === undefined || key.alg === ENCRYPTION.alg) && key.use !== 'sig' && CURVES.includes(key.crv);
}
