import { createPrivateKey, sign } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { prepareRegistration, type Registration } from '@mleg/protocol/openid4vp/registration';
import { openRegistrar, type Registrar } from '@mleg/registrar/open-registrar';
import { ASKER, openForeignAsker } from '@mleg/testing/foreign/foreign-asker';
import { asking, issuerKeyOf, openCardedWallet } from '@mleg/testing/online-house/carded-wallet';
import { PERSON } from '@mleg/testing/online-house/online-house';
import type { Network } from '@mleg/testing/surroundings/network';
import type { HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { readRequest } from '@mleg/wallet-core/presentation/read-request';
import { sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { listShowings } from '@mleg/wallet-core/showing/showings';
import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, expect, test } from 'vitest';

const now = () => Math.floor(Date.now() / 1_000);

let registrar: Registrar;
let network: Network;
let wallet: HeadlessWallet;

beforeAll(async () => {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'mleg-wallet-')), 'keys.json'), 'of a registrar');
  registrar = await openRegistrar('Rejestr', { keys, clock: { now: () => new Date() }, random: systemRandom });
  ({ network, wallet } = await openCardedWallet([registrar.rootCertificate]));
});

const PESEL = 'personal_administrative_number';

/** A relying party of the registrar's, with a key of its own. */
async function registeredAsker(origin = ASKER) {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const key = createPrivateKey({ key: { ...(await exportJWK(pair.privateKey)) }, format: 'jwk' });
  const publicKey = await crypto.subtle.importKey(
    'jwk',
    (await exportJWK(pair.publicKey)) as never,
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['verify'],
  );
  const x5c = await registrar.certify({ name: 'Biblioteka \u202Eantilop', origin })({ publicKey });
  const asker = await openForeignAsker(network, { key, x5c });
  const entry = (...names: string[]): Omit<Registration, 'iat' | 'exp'> => ({
    sub: asker.clientId,
    purpose: [{ lang: 'pl', text: 'Założenie konta' }],
    credentials: asking(...names).credentials,
  });
  return { ...asker, x5c, key, entry };
}

const attested = (data: string) => [{ format: 'mleg-registration+jwt', data }];

async function answer(link: string) {
  const proposal = await readRequest(wallet.deps, link);
  if ('refused' in proposal) return proposal;
  const [way] = proposal.ways;
  if (!way) throw new Error('no way to answer');
  return { proposal, sent: await sendPresentation(wallet.deps, proposal, way) };
}

test('a foreign verifier gets what it asked for and nothing else; the holder is told that nobody knows it', async () => {
  const asker = await openForeignAsker(network);
  const query = asking('given_name', 'institution_name');
  expect(await answer(await asker.ask({ query }))).toMatchObject({
    proposal: { viewer: { name: 'Obcy sklep', verified: false, host: 'obcy.example' } },
    sent: { sent: true },
  });
  const issuerKey = await issuerKeyOf(wallet);
  const { claims, kb, state } = await asker.opened(query, issuerKey);
  expect([state, kb]).toMatchObject(['a-state', { aud: asker.clientId, nonce: asker.nonce }]);
  const shown = Object.keys(PERSON).filter((name) => Object.hasOwn(claims, name));
  expect(shown.sort()).toEqual(['given_name', 'institution_name']);
});

test('V50 a stranger that asks for the PESEL is refused, and told nothing', async () => {
  const asker = await openForeignAsker(network);
  const link = await asker.ask({ query: asking('given_name', PESEL) });
  expect(await answer(link)).toEqual({ refused: 'outside-registration', name: 'Obcy sklep', claims: [PESEL] });
  expect(asker.posted()).toBe('');
});

test('V50 W34 a registered verifier gets nothing outside its registration, however it tries; its name is shown plain', async () => {
  const asker = await registeredAsker();
  const other = await registeredAsker();
  const query = asking('given_name', PESEL);
  const narrow = registrar.register(asker.entry('given_name'));
  const borrowed = registrar.register(other.entry('given_name', PESEL));
  const prepared = prepareRegistration({ ...asker.entry('given_name', PESEL), iat: now(), exp: now() + 60 }, asker);
  const signature = sign('sha256', prepared.signingInput, { key: asker.key, dsaEncoding: 'ieee-p1363' });
  const ownMade = finishJws(prepared, signature);
  // The network has room for one asker: the first again.
  const again = await openForeignAsker(network, asker);
  const refusal = { refused: 'outside-registration', name: 'Biblioteka antilop' };
  expect(await answer(await again.ask({ query, verifierInfo: attested(narrow) }))).toEqual({
    ...refusal,
    claims: [PESEL],
  });
  for (const token of [borrowed, ownMade]) {
    const link = await again.ask({ query, verifierInfo: attested(token) });
    expect(await answer(link)).toEqual({ ...refusal, claims: ['given_name', PESEL] });
  }
  expect(await answer(await again.ask({ query: asking('given_name') }))).toMatchObject(refusal);
  expect(again.posted()).toBe('');
});

test('a registered PESEL is in the proposal by its name, and only where the verifier cannot do without', async () => {
  const asker = await registeredAsker();
  const verifierInfo = attested(registrar.register(asker.entry('given_name', PESEL)));
  const needed = await readRequest(wallet.deps, await asker.ask({ query: asking(PESEL), verifierInfo }));
  expect(needed).toMatchObject({ purpose: [{ text: 'Założenie konta' }], ways: [[{ paths: [[PESEL]] }]] });
  const [credential] = asking().credentials;
  const claims = [
    { id: 'name', path: ['given_name'] },
    { id: 'pesel', path: [PESEL] },
  ];
  const query = { credentials: [{ ...credential, claims, claim_sets: [['name', 'pesel'], ['name']] }] };
  const optional = await readRequest(wallet.deps, await asker.ask({ query, verifierInfo }));
  expect(optional).toMatchObject({ ways: [[{ paths: [['given_name']] }]] });
});

test('W32 a request or an answer that would go into the holder’s own network is not sent', async () => {
  const asker = await openForeignAsker(network);
  const link = await asker.ask({ query: asking('given_name'), responseUri: 'https://192.168.0.1/answer' });
  expect(await answer(link)).toEqual({ refused: 'unsafe-address', host: '192.168.0.1' });
  for (const uri of ['http://obcy.example/request', 'https://localhost/request', 'https://10.0.0.1/request']) {
    const elsewhere = `openid4vp://?client_id=x509_hash%3Aa&request_uri=${encodeURIComponent(uri)}`;
    expect(await answer(elsewhere)).toMatchObject({ refused: 'unsafe-address' });
  }
});

test('an answer goes where the certificate says and nowhere else', async () => {
  const asker = await registeredAsker('https://biblioteka.example');
  const verifierInfo = attested(registrar.register(asker.entry('given_name')));
  const link = await asker.ask({ query: asking('given_name'), verifierInfo });
  expect(await answer(link)).toEqual({ refused: 'foreign-response-address' });
});

test('a request that somebody has replaced, or signed with another key, is not answered', async () => {
  const asker = await openForeignAsker(network);
  const link = await asker.ask({ query: asking('given_name') });
  const replaced = link.replace(encodeURIComponent(asker.clientId), encodeURIComponent('x509_hash:somebody-else'));
  expect(await answer(replaced)).toEqual({ refused: 'wrong-signature' });
  const stranger = (await registeredAsker()).key;
  const { x5c } = await registeredAsker();
  const forged = await openForeignAsker(network, { key: stranger, x5c });
  expect(await answer(await forged.ask({ query: asking('given_name') }))).toEqual({ refused: 'wrong-signature' });
});

test('no card, no answer; nothing that asks is not taken for a question', async () => {
  const asker = await openForeignAsker(network);
  const query = { credentials: [{ id: 'other', format: 'dc+sd-jwt', meta: { vct_values: ['https://x.example/y'] } }] };
  expect(await answer(await asker.ask({ query }))).toEqual({ refused: 'no-matching-card' });
  expect(await answer('https://sklep.example/koszyk')).toEqual({ refused: 'not-a-request' });
  network.cut(ASKER);
  expect(await answer(await asker.ask({ query }))).toEqual({ refused: 'offline' });
  network.restore(ASKER);
});

test('two verifiers get two copies, and the log on the phone says who got what', async () => {
  const showings = await listShowings(wallet.deps);
  for (const { id } of showings) await wallet.deps.vault.apply([{ remove: 'showing', id }]);
  for (let round = 0; round < 2; round += 1) {
    const asker = await openForeignAsker(network);
    const link = await asker.ask({ query: asking('given_name') });
    await answer(link);
    await answer(link);
  }
  const kept = await listShowings(wallet.deps);
  const copiesOf = (viewerId: string) =>
    new Set(kept.filter(({ viewer }) => viewer.id === viewerId).map(({ cards }) => cards[0]?.keyId));
  const [first = new Set(), second = new Set()] = [...new Set(kept.map(({ viewer }) => viewer.id))].map(copiesOf);
  expect([first.size, second.size, new Set([...first, ...second]).size]).toEqual([1, 1, 2]);
  expect(kept[0]).toMatchObject({ how: 'online', outcome: 'shown', cards: [{ claims: ['given_name'] }] });
  expect(JSON.stringify(kept)).not.toContain(PERSON.given_name);
});
