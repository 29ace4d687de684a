import { createHash, randomBytes } from 'node:crypto';
import { demoShop } from '@mleg/main/demo-shop';
import { registerRelyingParty } from '@mleg/main/register-relying-party';
import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { systemRandom } from '@mleg/platform/random/random';
import { openRegistrar, type Registrar } from '@mleg/registrar/open-registrar';
import type { RelyingPartySettings } from '@mleg/verifier/relying-parties/relying-party';
import type { OnlineCheckState, StartedOnlineCheck, StartOnlineCheck } from '@mleg/verifier-contract/online-check';
import { ORIGINS } from '../surroundings/origins.ts';

export const SHOP = 'https://sklep.example';

/** A shop that asks wallets through the verifier, by its API. */
export interface RelyingParty {
  registrar: Registrar;
  settings: RelyingPartySettings;
  /** What its server sends with each request. */
  headers: Record<string, string>;
  /** The answer's status where there is no check. */
  start(wish: StartOnlineCheck): Promise<StartedOnlineCheck | number>;
  collect(checkId: string, responseCode?: string): Promise<OnlineCheckState | number>;
}

interface Ground {
  clock: Clock;
  fetch: Fetch;
  verifierKeys: KeyStore;
  registrarKeyFile: string;
}

/** Registered with the presets' purposes, and `account`, which asks for the PESEL. */
export async function openRelyingParty({
  clock,
  fetch,
  verifierKeys,
  registrarKeyFile,
}: Ground): Promise<RelyingParty> {
  const keys = await openKeyFile(registrarKeyFile, 'a registrar of the tests');
  const registrar = await openRegistrar('Rejestr testowy', { keys, clock, random: systemRandom });
  const apiKey = randomBytes(32).toString('base64url');
  const shop = demoShop(ORIGINS.verifier, ORIGINS.issuer);
  const settings = await registerRelyingParty(registrar, verifierKeys, {
    ...shop,
    apiKeySha256: createHash('sha256').update(apiKey).digest('base64url'),
    returnOrigins: [SHOP, ORIGINS.verifier],
    webhook: `${SHOP}/events`,
    purposes: {
      ...shop.purposes,
      account: { purpose: [{ lang: 'pl', text: 'Założenie konta' }], credentials: [ACCOUNT_QUERY] },
    },
  });
  const headers = { Authorization: `Bearer ${apiKey}` };
  const call = async <Answer>(path: string, body: object): Promise<Answer | number> => {
    const response = await fetch(
      new Request(`${ORIGINS.verifier}/relying-party-api${path}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    return response.ok ? ((await response.json()) as Answer) : response.status;
  };
  return {
    registrar,
    settings,
    headers,
    start: (wish) => call('/checks', wish),
    collect: (checkId, responseCode) => call(`/checks/${checkId}/collection`, { responseCode }),
  };
}

export const ACCOUNT_QUERY = {
  id: 'card',
  format: 'dc+sd-jwt' as const,
  meta: { vct_values: [`${ORIGINS.issuer}/types/student-card/1`] },
  claims: [{ path: ['given_name'] }, { path: ['personal_administrative_number'] }],
};
