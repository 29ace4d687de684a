import { ASKER, openForeignAsker } from '@mleg/testing/foreign/foreign-asker';
import { asking, issuerKeyOf, openCardedWallet } from '@mleg/testing/online-house/carded-wallet';
import { PERSON } from '@mleg/testing/online-house/online-house';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { createWallet } from '@mleg/wallet/create-wallet';
import { readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { relayVerifierFetch } from '@mleg/wallet-core/trust/relayed-fetch';
import { expect, test } from 'vitest';

const PORTFEL = 'https://portfel.example';
const QUERY = asking('given_name', 'family_name');

/** A phone whose only way to verifiers is the wallet's server, and everything that the server has heard and said. */
async function openRelayedPhone() {
  const house = await openCardedWallet();
  const { network, wallet } = house;
  const log = openLogBook();
  const server = await createWallet(
    {
      origin: PORTFEL,
      trustedIssuers: ['https://wydawca.example'],
      defaultIssuer: 'https://wydawca.example',
      relay: true,
    },
    { log: log.log, clock: { now: () => new Date() }, fetch: network.fetch },
  );
  const overheard: string[] = [];
  const verifiers = { registrars: [], nearby: [] };
  const fetchFromVerifier = relayVerifierFetch(
    async (request) => {
      overheard.push(await request.clone().text());
      const response = await server.fetch(request);
      overheard.push(await response.clone().text());
      return response;
    },
    verifiers,
    PORTFEL,
  );
  const deps = { ...wallet.deps, fetchFromVerifier };
  return { ...house, deps, overheard, log, asker: await openForeignAsker(network) };
}

test('a verifier that speaks to no pages gets its answer, and the server between them nothing but ciphertext', async () => {
  const { deps, asker, wallet, overheard, log } = await openRelayedPhone();
  const proposal = await readRequest(deps, await asker.ask({ query: QUERY }));
  if ('refused' in proposal) throw new Error(proposal.refused);
  const [way] = proposal.ways;
  if (!way) throw new Error('no way to answer');
  expect(await sendPresentation(deps, proposal, way)).toEqual({ sent: true });
  const { claims } = await asker.opened(QUERY, await issuerKeyOf(wallet));
  expect(claims).toMatchObject({ given_name: PERSON.given_name, family_name: PERSON.family_name });
  expect(overheard).toHaveLength(4);
  const heard = overheard.join('\n') + log.text();
  for (const secret of [...Object.values(PERSON), 'vp_token', 'wydawca.example/lists'])
    expect(heard).not.toContain(secret);
});

test('a no is passed on too', async () => {
  const { deps, asker } = await openRelayedPhone();
  const proposal = await readRequest(deps, await asker.ask({ query: QUERY }));
  if ('refused' in proposal) throw new Error(proposal.refused);
  await declinePresentation(deps, proposal);
  expect(asker.posted()).toBe('error=access_denied&state=a-state');
});

test('W32 what the phone does not ask by itself it does not ask through the relay', async () => {
  const { deps, overheard } = await openRelayedPhone();
  for (const uri of ['http://obcy.example/request', 'https://localhost/request', 'https://10.0.0.1/request']) {
    const link = `openid4vp://?client_id=x509_hash%3Aa&request_uri=${encodeURIComponent(uri)}`;
    expect(await readRequest(deps, link)).toMatchObject({ refused: 'unsafe-address' });
  }
  expect(overheard).toEqual([]);
});

test('a verifier that is away is away through the relay as well', async () => {
  const { deps, asker, network } = await openRelayedPhone();
  const link = await asker.ask({ query: QUERY });
  network.cut(ASKER);
  expect(await readRequest(deps, link)).toEqual({ refused: 'offline' });
});
