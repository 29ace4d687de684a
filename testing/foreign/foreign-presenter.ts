import { createHash } from 'node:crypto';
import type { Fetch } from '@mleg/platform/http/party';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { DcqlQuery } from 'dcql';
import { foreignCallbacks } from './foreign-openid4vp.ts';

/** A card in somebody else's wallet. */
export interface ForeignCard {
  credential: string;
  vct: string;
  claims: Record<string, string>;
  sign: (data: Uint8Array) => Uint8Array;
}

/**
 * Somebody else's wallet: `@openid4vc/openid4vp` for the protocol, `dcql` to choose, `@sd-jwt/sd-jwt-vc` to present.
 * @returns the verifier's answer to what it posted
 */
export async function presentByForeignWallet(fetch: Fetch, link: string, card: ForeignCard): Promise<Response> {
  const reach = ((input: string | URL | Request, init?: RequestInit) =>
    fetch(new Request(input, init))) as typeof globalThis.fetch;
  const client = new Openid4vpClient({ callbacks: foreignCallbacks({}, reach) });
  const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: link });
  const { authorizationRequestPayload, dcql } = await client.resolveOpenId4vpAuthorizationRequest({
    authorizationRequestPayload: params,
  });
  const query = DcqlQuery.parse(dcql?.query as DcqlQuery.Input);
  DcqlQuery.validate(query);
  const { claims, vct } = card;
  const credential = { credential_format: 'dc+sd-jwt', vct, claims, cryptographic_holder_binding: true } as const;
  const matched = DcqlQuery.query(query, [credential]);
  const queryId = Object.entries(matched.credential_matches).find(([, match]) => match.success)?.[0];
  const asked = query.credentials.find(({ id }) => id === queryId)?.claims ?? [];
  if (queryId === undefined) throw new Error('the foreign wallet has nothing to answer with');
  const frame = Object.fromEntries(asked.map((claim) => ['path' in claim ? String(claim.path[0]) : '', true]));
  const presentation = await holder(card).present(card.credential, frame, {
    kb: {
      payload: {
        iat: Math.floor(Date.now() / 1000),
        aud: authorizationRequestPayload.client_id ?? '',
        nonce: authorizationRequestPayload.nonce,
      },
    },
  });
  const response = await client.createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload,
    authorizationResponsePayload: { vp_token: { [queryId]: [presentation] } },
    jarm: {
      encryption: { nonce: 'foreign' },
      serverMetadata: {
        authorization_signing_alg_values_supported: [],
        authorization_encryption_alg_values_supported: ['ECDH-ES'],
        authorization_encryption_enc_values_supported: ['A256GCM'],
      },
    },
  });
  const submitted = await client.submitOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: authorizationRequestPayload as never,
    authorizationResponsePayload: response.authorizationResponsePayload,
    ...(response.jarm === undefined ? {} : { jarm: { responseJwt: response.jarm.responseJwt } }),
  });
  return submitted.response;
}

const holder = ({ sign }: ForeignCard) =>
  new SDJwtVcInstance({
    hasher: (data) =>
      createHash('sha256')
        .update(Buffer.from(data as string))
        .digest(),
    hashAlg: 'sha-256',
    kbSignAlg: 'ES256',
    kbSigner: (data) => Buffer.from(sign(Buffer.from(data))).toString('base64url'),
  });
