import { randomUUID } from 'node:crypto';
import type { OfferCodes } from '@mleg/issuer-contract/issuance-request';
import { createDpop } from '@mleg/protocol/dpop/create-dpop';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { makeKey } from '../lone-issuer/wallet-requests.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import type { World } from '../world/world.ts';
import type { Caller } from './callers.ts';

/** A wallet that has redeemed these codes and fetched nothing yet, with a new proof for each call. */
export async function openHolder({ network, clock }: World, codes: OfferCodes): Promise<Caller> {
  const key = makeKey();
  const proof = (path: string, more: { accessToken?: string } = {}) =>
    createDpop({
      ...key,
      method: 'POST',
      url: `${ORIGINS.issuer}${path}`,
      jti: randomUUID(),
      iat: Math.floor(clock.now().getTime() / 1_000),
      ...more,
    });
  const offer = await network.fetch(new Request(`${ORIGINS.issuer}/offers/${codes.manualCode}`));
  const { grants } = (await offer.json()) as { grants: Record<string, { 'pre-authorized_code': string }> };
  const body = new URLSearchParams({
    grant_type: PRE_AUTHORIZED_CODE,
    'pre-authorized_code': grants[PRE_AUTHORIZED_CODE]?.['pre-authorized_code'] ?? '',
    tx_code: codes.activationCode,
  });
  const headers = { DPoP: await proof('/token') };
  const answer = await network.fetch(new Request(`${ORIGINS.issuer}/token`, { method: 'POST', body, headers }));
  const { access_token: accessToken } = (await answer.json()) as { access_token: string };
  return {
    name: 'a wallet',
    headers: async (path) => ({ Authorization: `DPoP ${accessToken}`, DPoP: await proof(path, { accessToken }) }),
  };
}
