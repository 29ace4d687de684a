import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CeremonyRecord } from '@mleg/issuer/ceremony/ceremony-record';
import { listKeys } from '@mleg/issuer/key-turns/list-keys';
import { certifyAuthority, certifyLeaf, certifyRoot } from '@mleg/issuer/keys/certificates';
import { importPublicKey } from '@mleg/platform/keys/certify';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import type { KeyPurpose } from '@mleg/protocol/x509/key-purpose';
import { createPhone } from '@mleg/testing/clients/phone';
import { orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import {
  CEREMONY_PASSPHRASES,
  CEREMONY_PEOPLE,
  type IssuerServer,
  openIssuerServer,
} from '@mleg/testing/lone-issuer/issuer-server';
import { type LoneIssuer, ORIGIN, openLoneIssuerAt } from '@mleg/testing/lone-issuer/lone-issuer';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CardOnPhone, openCardCheck } from './card-check.ts';

const AUTHORITY = 'Ministerstwo Przykładowe';
const UNTRUSTED = { verdict: 'red', reason: 'untrusted-issuer-key' };

let server: IssuerServer;
let world: LoneIssuer;
beforeAll(async () => {
  server = await openIssuerServer(
    { ISSUER_ORIGIN: 'https://issuer.example', ISSUER_AUTHORITY_NAME: AUTHORITY },
    'production',
  );
  expect(await server.ceremony()).toMatchObject({ exitCode: 0, complaint: '' });
  world = await openLoneIssuerAt(server.place);
});
afterAll(async () => {
  await world.end();
  await server.place.drop();
});

/** Whichever issuer is open: nobody notices that another process answers them. */
const current = {
  get issuer() {
    return world.issuer;
  },
  get clock() {
    return world.clock;
  },
};
const fetchIssuer = async (request: Request) => world.issuer.fetch(request);
const get = async (path: string) => (await fetchIssuer(new Request(`${ORIGIN}${path}`))).text();
const rootPem = () => get('/certificates/root.pem');
const chainOf = (token: string) => decodeProtectedHeader(token.split('~')[0] ?? '').x5c ?? [];

/** Somebody with our wallet, whose card lives for a year and a month. */
async function activate() {
  const phone = createPhone({
    fetch: fetchIssuer,
    clock: server.place.clock,
    issuer: ORIGIN,
    kind: 'android',
    registrars: [],
  });
  const dayIn = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const codes = await orderCodes(world, { holder: { date_of_issuance: dayIn(-30), date_of_expiry: dayIn(400) } });
  const { id } = await phone.activate(codes.offerUri, codes.activationCode);
  await world.issuer.sweep();
  const shown = async (): Promise<CardOnPhone> => {
    const {
      copies: [copy],
      compact,
    } = (await phone.wallet.deps.vault.read('card', id)) ?? { copies: [] };
    if (!copy || !compact) throw new Error('no card in the wallet');
    const by = (keyId: string) => ({
      sign: (data: Uint8Array) => phone.wallet.deps.keys.sign(keyId, new Uint8Array(data)),
    });
    const cwt = Buffer.from(compact.cwt, 'base64url');
    return { credential: copy.credential, key: by(copy.keyId), cwt, compactKey: by(compact.keyId) };
  };
  return { wallet: phone.wallet, id, shown };
}

const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');

/** Another root of the same name, what it certifies, and cards and lists that it has made of real ones. */
async function openForger() {
  const keys = await openKeyFile(
    join(await mkdtemp(join(tmpdir(), 'forger-')), 'root.json'),
    JSON.stringify(Object.values(CEREMONY_PASSPHRASES)),
  );
  const request = { authorityName: AUTHORITY, origin: ORIGIN, now: world.clock.now(), random: systemRandom };
  const key = await keys.ensureSigningKey('root');
  const certificate = await certifyRoot(key, request);
  const authorityKey = await keys.ensureSigningKey('authority');
  const authority = await certifyAuthority({ key, certificate }, await importPublicKey(authorityKey), 1, request);
  const sign = async (token: string, purpose: KeyPurpose, more: object = {}) => {
    const leafKey = await keys.ensureSigningKey(purpose);
    const leaf = await certifyLeaf(
      { key: authorityKey, certificate: authority },
      await importPublicKey(leafKey),
      [purpose],
      request,
    );
    const header = decodeProtectedHeader(token);
    const payload = decodeJwt(token);
    const x5c = [leaf, authority, certificate].map(base64);
    const prepared = prepareJws({ ...header, kid: leafKey.kid, x5c }, { ...payload, ...more } as JsonObject);
    return finishJws(prepared, leafKey.sign(prepared.signingInput));
  };
  return {
    rootFile: keys.place,
    card: async (card: CardOnPhone): Promise<CardOnPhone> => {
      const [token = '', ...disclosures] = card.credential.split('~');
      return { ...card, credential: [await sign(token, 'card'), ...disclosures].join('~') };
    },
    trustList: async () => sign(await get('/trust-list'), 'trust-list', { roots: [base64(certificate)] }),
  };
}

test('K17 an operator has another root follow the first: verifiers, packs and wallets go on, and a forged one leads nowhere', async () => {
  const oldRoot = await rootPem();
  const running = await openCardCheck(current, oldRoot);
  await running.refresh();
  await running.takePack();
  const before = await activate();
  const forger = await openForger();

  // Who does not hold the old root makes no other one, and changes nothing.
  const newRoot = join(server.medium, 'root-2.json');
  const follow = (root: string) =>
    server.mleg(
      ['keys', 'ceremony', '--root', root, '--new-root', newRoot, ...CEREMONY_PEOPLE, '--again', '--running', '--json'],
      CEREMONY_PASSPHRASES,
    );
  const forged = await follow(forger.rootFile);
  expect(forged).toMatchObject({ exitCode: 3, out: expect.stringContaining('"another-root"') });
  expect(existsSync(newRoot)).toBe(false);
  expect(await rootPem()).toBe(oldRoot);

  const held = await follow(server.rootFile);
  expect(held).toMatchObject({ exitCode: 0, complaint: '' });
  const { record, recordFile } = JSON.parse(held.out) as { record: CeremonyRecord; recordFile: string };
  expect(record).toMatchObject({ isRootNew: true, rootBefore: { name: 'root-before' } });
  expect(recordFile.startsWith(newRoot)).toBe(true);
  expect(await server.mleg(['keys', 'record', recordFile])).toMatchObject({ exitCode: 0 });
  await world.end();
  world = await openLoneIssuerAt(server.place);
  expect((await listKeys(world.issuer.deps)).keys.map(({ fingerprint }) => fingerprint)).toContain(record.root.key);
  const bothRoots = await rootPem();
  expect(bothRoots.startsWith(oldRoot)).toBe(true);

  // The keys that were next already hang on the old root; those after them, on the new one.
  const pass = async () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      world.clock.advance({ days: 92 });
      await world.issuer.sweep();
      await running.refresh();
      await running.takePack();
    }
  };
  await running.refresh();
  expect(await running.online(await before.shown())).toMatchObject({ verdict: 'green' });
  await pass();
  const early = await activate();
  await pass();
  const late = await activate();
  expect(chainOf((await late.shown()).credential)).toHaveLength(2);
  for (const { wallet, id } of [early, late]) expect(await wallet.checkStatus(id)).toMatchObject({ status: 'valid' });

  const cards = [await early.shown(), await late.shown()];
  const checks = [running, await openCardCheck(current, oldRoot), await openCardCheck(current, bothRoots)];
  for (const check of checks) {
    await check.refresh();
    await check.takePack();
    for (const card of cards) {
      expect(await check.online(card)).toMatchObject({ verdict: 'green' });
      expect(await check.offline(card)).toMatchObject({ verdict: 'green' });
      expect(await check.online(await forger.card(card))).toMatchObject(UNTRUSTED);
    }
    await check.stop();
  }
  expect(chainOf(await get('/trust-list'))).toHaveLength(3);

  // Somebody between verifier and issuer names the forged root as the one that follows.
  const list = await forger.trustList();
  const lying = {
    clock: world.clock,
    issuer: {
      fetch: (request: Request) => (request.url.endsWith('/trust-list') ? new Response(list) : fetchIssuer(request)),
    },
  };
  const deceived = await openCardCheck(lying, bothRoots);
  await deceived.refresh();
  expect(deceived.logged()).toContain('trust list refused: untrusted-issuer-key');
  for (const card of cards) expect(await deceived.online(await forger.card(card))).toMatchObject(UNTRUSTED);
  await deceived.stop();
});
