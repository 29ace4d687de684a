import type { JsonObject } from '../json/json-value.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import type { Sha256, SignEs256 } from '../jws/es256.ts';
import { finishJws, prepareJws } from '../jws/prepare-jws.ts';
import { accessTokenHash } from './access-token-hash.ts';
import { DPOP_TYPE } from './dpop-type.ts';
import { dpopUrl } from './dpop-url.ts';

export type DpopInput = {
  /** Public members only: the header of a proof is no place for the rest. */
  jwk: EcPublicJwk;
  sign: SignEs256;
  method: string;
  url: string;
  /** Unique for each proof, 96 bits or more (RFC 9449 §4.2). */
  jti: string;
  /** Seconds since 1970. */
  iat: number;
  accessToken?: string;
  /** The server's `DPoP-Nonce`, when it gave one. */
  nonce?: string;
  sha256?: Sha256;
};

/** A DPoP proof for one request (RFC 9449 §4.2). Throws for a URL that is not http(s). */
export async function createDpop(input: DpopInput): Promise<string> {
  const htu = dpopUrl(input.url);
  if (htu === undefined) throw new TypeError('a DPoP proof is for an http(s) URL');
  const { kty, crv, x, y } = input.jwk;
  const payload: JsonObject = { jti: input.jti, htm: input.method, htu, iat: input.iat };
  if (input.accessToken !== undefined) payload['ath'] = await accessTokenHash(input.accessToken, input.sha256);
  if (input.nonce !== undefined) payload['nonce'] = input.nonce;
  const prepared = prepareJws({ typ: DPOP_TYPE, alg: 'ES256', jwk: { kty, crv, x, y } }, payload);
  return finishJws(prepared, await input.sign(prepared.signingInput));
}
