import type { Fetch } from '@mleg/platform/http/party';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import type { DcqlQuery } from 'dcql';
import { foreignCallbacks } from './foreign-openid4vp.ts';
import { type ForeignCard, presentCard } from './present-card.ts';

/**
 * Somebody else's wallet: `@openid4vc/openid4vp` for the protocol, others for the card.
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
  const { queryId, presentation } = await presentCard(dcql?.query as DcqlQuery.Input, card, {
    iat: Math.floor(Date.now() / 1000),
    aud: authorizationRequestPayload.client_id ?? '',
    nonce: authorizationRequestPayload.nonce,
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
