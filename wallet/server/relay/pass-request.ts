import { checkJwsHeader } from '@mleg/protocol/jws/check-jws-header';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { REQUEST_OBJECT_MEDIA_TYPE, REQUEST_OBJECT_TYPE } from '@mleg/protocol/openid4vp/request-object';
import type { z } from 'zod';
import type { WalletDeps } from '../deps.ts';
import type { relayedRequestSchema, requestWishSchema } from './relay-api.ts';

const REQUEST_LENGTH_MAX = 131_072;

/** The request as the verifier signed it; `undefined` for what is none, so that nothing else comes back this way. */
export async function passRequest(
  { fetch }: Pick<WalletDeps, 'fetch'>,
  { address, walletNonce }: z.output<typeof requestWishSchema>,
): Promise<z.input<typeof relayedRequestSchema> | undefined> {
  const response = await fetch(
    new Request(address, {
      headers: { Accept: REQUEST_OBJECT_MEDIA_TYPE },
      ...(walletNonce === undefined
        ? {}
        : { method: 'POST', body: new URLSearchParams({ wallet_nonce: walletNonce }) }),
    }),
  );
  const { status } = response;
  if (!response.ok) return { status };
  const request = (await response.text()).trim();
  return isRequest(request) ? { status, request } : undefined;
}

function isRequest(text: string): boolean {
  const parsed = parseJws(text, { maxLength: REQUEST_LENGTH_MAX });
  return 'ok' in parsed && checkJwsHeader(parsed.jws.header, [REQUEST_OBJECT_TYPE]) === undefined;
}
