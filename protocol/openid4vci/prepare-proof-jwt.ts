import type { JsonObject } from '../json/json-value.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type PreparedJws, prepareJws } from '../jws/prepare-jws.ts';
import { PROOF_TYPE } from './verify-proof-jwt.ts';

/** A key proof (OpenID4VCI 1.0 Appendix F.1); `iat` in seconds since 1970. `finishJws` makes the token of it. */
export function prepareProofJwt(input: {
  jwk: EcPublicJwk;
  issuer: string;
  nonce: string;
  iat: number;
  clientId?: string;
}): PreparedJws {
  const { kty, crv, x, y } = input.jwk;
  const payload: JsonObject = { aud: input.issuer, iat: input.iat, nonce: input.nonce };
  if (input.clientId !== undefined) payload['iss'] = input.clientId;
  return prepareJws({ typ: PROOF_TYPE, alg: 'ES256', jwk: { kty, crv, x, y } }, payload);
}
