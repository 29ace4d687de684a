import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import type { RequestLink } from '@mleg/protocol/openid4vp/request-link';
import { REQUEST_OBJECT_MEDIA_TYPE } from '@mleg/protocol/openid4vp/request-object';
import { parseUrl } from '@mleg/protocol/url/parse-url';
import { isNetworkFailure } from '../trust/network-failure.ts';
import type { WalletDeps } from '../wallet.ts';
import type { PresentationRefusal } from './presentation-refusal.ts';

/** A request as the verifier signed it; `walletNonce` has to be in it, if there is one. */
export type FetchedRequest = { jwt: string; walletNonce?: string };

/** Gets the signed request. A verifier that wants a POST is told a nonce of ours and nothing about us (OpenID4VP 1.0 §5.10). */
export async function fetchRequest(
  { fetchFromVerifier }: Pick<WalletDeps, 'fetchFromVerifier'>,
  { requestUri, method }: RequestLink,
): Promise<FetchedRequest | PresentationRefusal> {
  const walletNonce = method === 'post' ? encodeBase64url(crypto.getRandomValues(new Uint8Array(16))) : undefined;
  try {
    const response = await fetchFromVerifier(requestUri, {
      headers: { Accept: REQUEST_OBJECT_MEDIA_TYPE },
      ...(walletNonce === undefined
        ? {}
        : { method: 'POST', body: new URLSearchParams({ wallet_nonce: walletNonce }) }),
    });
    if (response.status >= 500) return { refused: 'verifier-fault' };
    if (!response.ok) return { refused: 'dead-request' };
    const jwt = (await response.text()).trim();
    return walletNonce === undefined ? { jwt } : { jwt, walletNonce };
  } catch (error) {
    if (isNetworkFailure(error, 'forbidden-address'))
      return { refused: 'unsafe-address', host: parseUrl(requestUri)?.host ?? '' };
    return { refused: isNetworkFailure(error, 'offline') ? 'offline' : 'verifier-fault' };
  }
}
