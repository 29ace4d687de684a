import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { checkJwsHeader, type JwsHeaderRefusal } from '../jws/check-jws-header.ts';
import { checkProofTimes, type ProofTimeRefusal, type TimeWindow } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type Sha256, sha256WebCrypto, type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { type ParseJwsRefusal, parseJws } from '../jws/parse-jws.ts';
import { KEY_BINDING_TYPE, type KeyBindingContext } from './key-binding.ts';
import type { ParsedSdJwt } from './parse-sd-jwt.ts';

export type KeyBindingVerification = KeyBindingContext &
  TimeWindow & { holderKey: EcPublicJwk; verifyEs256?: VerifyEs256; sha256?: Sha256 };

export type KeyBindingRefusal =
  | 'missing-key-binding'
  | `key-binding-${ParseJwsRefusal | JwsHeaderRefusal | 'bad-signature' | ProofTimeRefusal}`
  | 'key-binding-wrong-audience'
  | 'key-binding-wrong-nonce'
  | 'key-binding-wrong-hash';

const MAX_LENGTH = 8_192;

/** The holder's part of a presentation (RFC 9901 §7.3 step 5): made by the holder's key, for us, now, over just this. */
export async function verifyKeyBinding(
  sdJwt: Pick<ParsedSdJwt, 'presented' | 'keyBindingJwt'>,
  expected: KeyBindingVerification,
): Promise<{ ok: true; issuedAt: number } | { refused: KeyBindingRefusal }> {
  if (sdJwt.keyBindingJwt === undefined) return { refused: 'missing-key-binding' };
  const parsed = parseJws(sdJwt.keyBindingJwt, { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return { refused: `key-binding-${parsed.refused}` };
  const { header, payload } = parsed.jws;
  const wrongHeader = checkJwsHeader(header, [KEY_BINDING_TYPE]);
  if (wrongHeader !== undefined) return { refused: `key-binding-${wrongHeader}` };
  if (!(await hasSignatureBy(expected.holderKey, parsed.jws, expected.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'key-binding-bad-signature' };

  const untimely = checkProofTimes(payload, expected);
  if (untimely !== undefined) return { refused: `key-binding-${untimely}` };
  if (payload['aud'] !== expected.audience) return { refused: 'key-binding-wrong-audience' };
  if (payload['nonce'] !== expected.nonce) return { refused: 'key-binding-wrong-nonce' };
  const hash = encodeBase64url(await (expected.sha256 ?? sha256WebCrypto)(encodeUtf8(sdJwt.presented)));
  if (payload['sd_hash'] !== hash) return { refused: 'key-binding-wrong-hash' };
  return { ok: true, issuedAt: Number(payload['iat']) };
}
