import { isJsonObject, type JsonObject, type JsonValue } from '@mleg/protocol/json/json-value';
import { type Fetch, type GuardedFetch, limitFetch } from './guarded-fetch.ts';
import { NetworkFailure } from './network-failure.ts';
import { isVerifierAddress, type TrustedVerifiers } from './trusted-verifiers.ts';

/**
 * The way to verifiers through the wallet's own server, for those that let no page of another origin read what they say
 * (docs/decisions/0080). It looks like the direct way, to the same addresses, and knows the two things a wallet asks.
 * @param relay the server's address, without a path
 */
export function relayVerifierFetch(fetch: Fetch, verifiers: TrustedVerifiers, relay: string): GuardedFetch {
  const toRelay = limitFetch(fetch, (url) => new URL(url).origin === relay);
  const ask = async (path: string, wish: object): Promise<JsonObject> => {
    const response = await toRelay(`${relay}/relay/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    const json = response.ok ? ((await response.json().catch(() => undefined)) as JsonValue | undefined) : undefined;
    if (json === undefined || !isJsonObject(json)) throw new NetworkFailure('offline');
    return json;
  };
  return async (address, init = {}) => {
    if (!isVerifierAddress(verifiers, address)) throw new NetworkFailure('forbidden-address');
    const form = init.body instanceof URLSearchParams ? init.body : new URLSearchParams();
    if (form.has('response') || form.has('error')) {
      const { status, redirectUri } = await ask('answers', { address, answer: Object.fromEntries(form) });
      return answerOf(status, JSON.stringify(redirectUri === undefined ? {} : { redirect_uri: redirectUri }));
    }
    const walletNonce = form.get('wallet_nonce') ?? undefined;
    const { status, request } = await ask('requests', {
      address,
      ...(walletNonce === undefined ? {} : { walletNonce }),
    });
    return answerOf(status, typeof request === 'string' ? request : '');
  };
}

function answerOf(status: unknown, body: string): Response {
  if (typeof status !== 'number' || status < 200 || status > 599) throw new NetworkFailure('offline');
  return new Response(status === 204 || status === 205 || status === 304 ? null : body, { status });
}
