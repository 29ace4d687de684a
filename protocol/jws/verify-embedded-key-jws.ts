import type { JsonObject } from '../json/json-value.ts';
import { checkJwsHeader, type JwsHeaderRefusal } from './check-jws-header.ts';
import { type EcPublicJwk, type JwkRefusal, parseEcPublicJwk } from './ec-public-jwk.ts';
import { type VerifyEs256, verifyEs256WebCrypto } from './es256.ts';
import { hasSignatureBy } from './has-signature-by.ts';
import { type ParseJwsRefusal, parseJws } from './parse-jws.ts';

export type EmbeddedKeyJwsRefusal = ParseJwsRefusal | JwsHeaderRefusal | JwkRefusal | 'bad-signature';

export type EmbeddedKeyJws =
  | { ok: true; header: JsonObject; payload: JsonObject; jwk: EcPublicJwk }
  | { refused: EmbeddedKeyJwsRefusal };

/**
 * A JWS that brings its own public key in `jwk`: it proves possession of that key and nothing about whose it is.
 * Shared by DPoP (RFC 9449 §4.3) and the OpenID4VCI key proof (1.0 Appendix F.1).
 */
export async function verifyEmbeddedKeyJws(
  compact: string,
  options: { type: string; maxLength: number; verifyEs256?: VerifyEs256 },
): Promise<EmbeddedKeyJws> {
  const parsed = parseJws(compact, options);
  if ('refused' in parsed) return parsed;
  const { header, payload } = parsed.jws;
  const wrongHeader = checkJwsHeader(header, [options.type]);
  if (wrongHeader !== undefined) return { refused: wrongHeader };
  const key = parseEcPublicJwk(header['jwk']);
  if ('refused' in key) return key;
  if (!(await hasSignatureBy(key.jwk, parsed.jws, options.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'bad-signature' };
  return { ok: true, header, payload, jwk: key.jwk };
}
