import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type PreparedJws, prepareJws } from '../jws/prepare-jws.ts';
import type { DcqlQuery } from './dcql-query.ts';
import { RESPONSE_ENCRYPTION } from './response-encryption.ts';

export const REQUEST_OBJECT_TYPE = 'oauth-authz-req+jwt';
export const REQUEST_OBJECT_MEDIA_TYPE = 'application/oauth-authz-req+jwt';

/** An attestation about the verifier (OpenID4VP 1.0 §5.11). */
export type VerifierInfo = { format: string; data: string };

/** What a verifier asks a wallet. Times in seconds since 1970. */
export type PresentationRequest = {
  clientId: string;
  responseUri: string;
  /** At least 128 unpredictable bits, new for each request. */
  nonce: string;
  state: string;
  query: DcqlQuery;
  /** Made for this request alone; the answer is encrypted to it (HAIP 1.0 §5). */
  encryptionKey: EcPublicJwk & { kid: string };
  verifierInfo: readonly VerifierInfo[];
  iat: number;
  exp: number;
  /** What the wallet has sent along when it fetched the request (§5.10). */
  walletNonce?: string;
};

/** A signed request of the kind HAIP 1.0 §5.1 wants: `vp_token` by `direct_post.jwt`. `x5c` excludes the anchor; `kid` is for wallets that ask for one. */
export function prepareRequestObject(
  request: PresentationRequest,
  header: { x5c: readonly string[]; kid: string },
): PreparedJws {
  return prepareJws(
    { typ: REQUEST_OBJECT_TYPE, alg: 'ES256', kid: header.kid, x5c: header.x5c },
    {
      response_type: 'vp_token',
      response_mode: 'direct_post.jwt',
      client_id: request.clientId,
      response_uri: request.responseUri,
      // Whoever scans the code may answer, so the wallet has no name of its own (§5.8).
      aud: 'https://self-issued.me/v2',
      nonce: request.nonce,
      state: request.state,
      iat: request.iat,
      exp: request.exp,
      wallet_nonce: request.walletNonce,
      dcql_query: request.query,
      client_metadata: {
        jwks: { keys: [{ ...request.encryptionKey, use: 'enc', alg: RESPONSE_ENCRYPTION.alg }] },
        encrypted_response_enc_values_supported: RESPONSE_ENCRYPTION.enc,
        vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } },
      },
      verifier_info: request.verifierInfo.length === 0 ? undefined : request.verifierInfo,
    },
  );
}
