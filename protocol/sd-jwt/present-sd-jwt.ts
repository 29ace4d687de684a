import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { type Sha256, type SignEs256, sha256WebCrypto } from '../jws/es256.ts';
import { finishJws, prepareJws } from '../jws/prepare-jws.ts';
import { KEY_BINDING_TYPE, type KeyBindingContext } from './key-binding.ts';
import { type ParseSdJwtRefusal, parseSdJwt } from './parse-sd-jwt.ts';
import { type ClaimPath, type RevealRefusal, revealClaims } from './reveal-claims.ts';

export type SdJwtPresentation = {
  /** As the issuer handed it out. */
  credential: string;
  /** Asked for each claim that can be withheld. What contains a disclosed claim is disclosed with it. */
  disclose(path: ClaimPath): boolean;
  /** `iat` in seconds since 1970. */
  keyBinding: KeyBindingContext & { iat: number; sign: SignEs256 };
  sha256?: Sha256;
};

/** A presentation with a key binding (RFC 9901 §7.2). The issuer's signature was checked when the credential came. */
export async function presentSdJwt(
  input: SdJwtPresentation,
): Promise<{ ok: true; presentation: string } | { refused: ParseSdJwtRefusal | RevealRefusal | 'already-bound' }> {
  const parsed = parseSdJwt(input.credential);
  if ('refused' in parsed) return parsed;
  if (parsed.sdJwt.keyBindingJwt !== undefined) return { refused: 'already-bound' };
  const sha256 = input.sha256 ?? sha256WebCrypto;
  const revealed = await revealClaims(parsed.sdJwt, sha256);
  if ('refused' in revealed) return revealed;

  const chosen = new Set<string>();
  for (const { disclosure, path, within } of revealed.disclosed) {
    if (input.disclose(path)) for (const encoded of [...within, disclosure.encoded]) chosen.add(encoded);
  }
  const issuerJwt = input.credential.slice(0, input.credential.indexOf('~'));
  const presented = `${[issuerJwt, ...chosen].join('~')}~`;
  const { audience, nonce, iat, sign } = input.keyBinding;
  const sd_hash = encodeBase64url(await sha256(encodeUtf8(presented)));
  const prepared = prepareJws({ typ: KEY_BINDING_TYPE, alg: 'ES256' }, { iat, aud: audience, nonce, sd_hash });
  return { ok: true, presentation: presented + finishJws(prepared, await sign(prepared.signingInput)) };
}
