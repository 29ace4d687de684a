import { isJsonObject } from '@mleg/protocol/json/json-value';
import type { ErrorCode } from '@mleg/protocol/openid4vp/authorization-response';
import { parseUrl } from '@mleg/protocol/url/parse-url';
import { isNetworkFailure } from '../trust/network-failure.ts';
import type { WalletDeps } from '../wallet.ts';
import type { AnswerAddress } from './verify-request.ts';

type Deps = Pick<WalletDeps, 'fetchFromVerifier'>;

/** Where the verifier wants the browser to go on when it has heard from us, if anywhere (OpenID4VP 1.0 §8.2). */
export interface GoOn {
  goOn?: string;
}

/** The answer has arrived. */
export interface Posted extends GoOn {
  sent: true;
}

export type PostRefusal = { refused: 'offline' | 'dead-request' | 'verifier-fault' };

export async function postToVerifier(
  { fetchFromVerifier }: Deps,
  { responseUri }: Pick<AnswerAddress, 'responseUri'>,
  form: URLSearchParams,
): Promise<Posted | PostRefusal> {
  try {
    const response = await fetchFromVerifier(responseUri, { method: 'POST', body: form });
    if (!response.ok) return { refused: response.status >= 500 ? 'verifier-fault' : 'dead-request' };
    const json: unknown = await response.json().catch(() => ({}));
    const address = isJsonObject(json) ? json['redirect_uri'] : undefined;
    const goOn = typeof address === 'string' ? parseUrl(address) : undefined;
    // The browser goes to this address: a `javascript:` address would run with the rights of this app.
    return goOn !== undefined && /^https?:$/.test(goOn.protocol) ? { sent: true, goOn: goOn.href } : { sent: true };
  } catch (error) {
    return { refused: isNetworkFailure(error, 'offline') ? 'offline' : 'verifier-fault' };
  }
}

/**
 * Tells the verifier that nothing will come, so that its page does not wait (OpenID4VP 1.0 §8.5). That it does not
 * arrive changes nothing; that it does may lead on, as an answer does (§8.2).
 */
export async function postError(deps: Deps, address: AnswerAddress, error: ErrorCode): Promise<GoOn> {
  const { state } = address;
  const form = new URLSearchParams({ error, ...(state === undefined ? {} : { state }) });
  const posted = await postToVerifier(deps, address, form);
  return 'refused' in posted || posted.goOn === undefined ? {} : { goOn: posted.goOn };
}
