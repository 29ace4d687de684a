import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CeremonyRecord } from '@mleg/issuer/ceremony/ceremony-record';
import { openKeys } from '@mleg/main/key-directory';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { TokenAddress } from '@mleg/platform/keys/token-address';
import { openTokenKeys } from '@mleg/platform/keys/token-keys';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { callApi } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  KEY_PASSPHRASE,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { typeMleg } from '@mleg/testing/lone-issuer/operator';
import { makeSoftTokens, PIN, type SoftTokens } from '@mleg/testing/soft-token/soft-tokens';
import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { CompactEncrypt, compactVerify, importX509 } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activateBoth, openCardCheck } from './card-check.ts';

let tokens: SoftTokens;
let place: IssuerPlace;
beforeAll(async () => {
  tokens = await makeSoftTokens(['ministry', 'another', 'third', 'root']);
  place = await makeIssuerPlace();
});
afterAll(async () => {
  await place.drop();
  await tokens[Symbol.asyncDispose]();
});

const open = (address: TokenAddress, holder = 'issuer') =>
  openTokenKeys({ address, holder, lock: join(place.directory, 'token.lock'), begin: async () => {} });
const at = (label: string): IssuerPlace => ({ ...place, openKeys: () => open(tokens.address(label)) });
const refusal = (changed: IssuerPlace) =>
  openLoneIssuerAt(changed).then(
    async (wrongly) => wrongly.end(),
    (error: Error) => error,
  );

const holder = () => `holder-${randomUUID()}`;

test('K8 an issuer whose keys are in a token issues, publishes and revokes, and has no key in its directory', async () => {
  const world = await openLoneIssuerAt(at('ministry'));
  const root = await (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const check = await openCardCheck(world, root);
  const card = await activateBoth(world, {});
  await world.issuer.sweep();
  await check.refresh();
  await check.takePack();
  expect(await check.online(card)).toMatchObject({ verdict: 'green' });
  expect(await check.offline(card)).toMatchObject({ verdict: 'green' });
  await callApi(world, world.university, 'POST', `/cards/${card.cardId}/revocation`, { reason: 'phone-lost' });
  await world.issuer.sweep();
  world.clock.advance({ minutes: 10 });
  await check.refresh();
  expect(await check.online(card)).toMatchObject({ verdict: 'red' });
  await check.stop();
  await world.end();

  const files = (await readdir(place.directory, { recursive: true })).filter((file) => file.includes('.'));
  expect(files.filter((file) => !file.startsWith('journal/'))).toEqual([]);
  const fingerprints = await (await open(tokens.address('ministry'))).fingerprints();
  expect(Object.keys(fingerprints)).toEqual(expect.arrayContaining(['root', 'audit', 'pepper']));

  const again = await openLoneIssuerAt(at('ministry'));
  expect(await (await again.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text()).toBe(root);
  await again.end();
});

test('K9 a token that is not there, or is another one, is refused with what was expected', async () => {
  const gone = await refusal(at('nowhere'));
  expect(gone).toBeInstanceOf(StartRefused);
  expect(gone?.message).toMatch(/no token nowhere in \S+, which has .*ministry.*[^]*Nothing was made or signed/);
  expect((await refusal(at('another')))?.message).toMatch(
    /no keys in the token another[^]*Missing: credential,[^]*plug in the one/,
  );
  expect(await (await open(tokens.address('another'))).fingerprints()).toEqual({});
  const address = tokens.address('ministry');
  await expect(open({ ...address, module: '/nowhere.so' })).rejects.toThrow('is no library for tokens');
  await expect(open({ ...address, pinFile: '/nowhere' })).rejects.toThrow(/cannot be read from \/nowhere \(ENOENT\)/);
});

test('K8 the same use gives the same key, signs what its public key verifies, and opens what was sealed to it', async () => {
  const name = holder();
  const [one, other] = await Promise.all([1, 2].map(() => open(tokens.address('ministry'), name)));
  if (!one || !other) throw new Error('no store');
  const [first, second] = await Promise.all([one.ensureSigningKey('cards'), other.ensureSigningKey('cards')]);
  expect(second).toMatchObject({ kid: first.kid, publicJwk: first.publicJwk });
  const data = Buffer.from('a card');
  const key = createPublicKey({ key: first.publicJwk, format: 'jwk' });
  expect(verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, second.sign(data))).toBe(true);

  const sealing = await one.ensureDecryptionKey('codes');
  const jwe = await new CompactEncrypt(Buffer.from('secret codes'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: sealing.kid })
    .setKeyManagementParameters({ apu: Buffer.from('issuer'), apv: Buffer.from('institution') })
    .encrypt(sealing.publicJwk);
  expect(Buffer.from(await (await other.ensureDecryptionKey('codes')).open(jwe)).toString()).toBe('secret codes');
  await expect(sealing.open(`${jwe.slice(0, -4)}AAAA`)).rejects.toThrow();

  const secret = await one.ensureSecret('pepper');
  expect(secret).toHaveLength(32);
  expect(await other.ensureSecret('pepper')).toEqual(secret);
  expect(await one.ensureSecret('salt')).not.toEqual(secret);
  expect(await one.fingerprints()).toEqual(await other.fingerprints());
  expect((await one.fingerprints())['cards']).toBe(first.kid);
});

test('K8 a process that is told of a token keeps no key and no passphrase in its data directory', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-token-'));
  const settings = {
    dataDirectory,
    passphrases: {},
    demonstration: true,
    tokens: { verifier: tokens.address('ministry') },
  };
  await (await openKeys(settings, 'verifier')).ensureSigningKey('day-pack');
  expect((await readdir(dataDirectory, { recursive: true })).sort()).toEqual(['kind', 'verifier']);
});

test('K8 a key whose making was broken off is made anew, whole', async () => {
  const name = holder();
  const store = await open(tokens.address('ministry'), name);
  await expect(store.ensureSigningKey('cards', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
  expect(await store.fingerprints()).toEqual({});
  const { kid } = await store.ensureSigningKey('cards');
  expect(await store.fingerprints()).toEqual({ cards: kid });
});

test('K9 a wrong PIN is said, by the name of its file', async () => {
  const pinFile = join(place.directory, 'wrong-pin');
  await writeFile(pinFile, 'wrong\n');
  const address = tokens.address('third');
  await expect(open({ ...address, pinFile })).rejects.toThrow(/does not take the PIN in \S+wrong-pin/);
  expect(await (await open(address)).fingerprints()).toEqual({});
});

const TWO = ['--first', 'Anna Wymyślona', '--second', 'Bogdan Zmyślony'];

test('K16 a ceremony with the root in a token: both halves of its PIN, a token of its own, and the record beside nothing of it', async () => {
  const own = await makeIssuerPlace();
  const [data, records] = [await mkdtemp(join(tmpdir(), 'data-')), await mkdtemp(join(tmpdir(), 'records-'))];
  const directory = join(data, 'issuer');
  await mkdir(join(directory, 'journal'), { recursive: true });
  await writeFile(join(directory, 'passphrase'), KEY_PASSPHRASE);
  const journal = await mkdtemp(join(tmpdir(), 'journal-'));
  await symlink(join(directory, 'journal'), join(journal, 'issuer'));
  const server: IssuerPlace = { ...own, directory, clock: createManualClock(new Date()), kind: 'production' };
  const { module } = tokens.address('root');
  const [first, second] = [PIN.slice(0, 5), PIN.slice(5)];
  const environment = {
    ISSUER_DATABASE_URL: own.url,
    DATA_DIRECTORY: data,
    JOURNAL_DIRECTORY: journal,
    ISSUER_ORIGIN: 'https://issuer.example',
    ISSUER_AUTHORITY_NAME: 'Ministerstwo Przykładowe',
    ROOT_PASSPHRASE_FIRST: first,
    ROOT_PASSPHRASE_SECOND: second,
  };
  const ceremony = (more: readonly string[] = [], changed: NodeJS.ProcessEnv = {}, root = 'root') =>
    typeMleg(['keys', 'ceremony', '--root', `pkcs11:token=${root}?module-path=${module}`, ...TWO, '--json', ...more], {
      ...environment,
      ...changed,
    });
  expect(await ceremony()).toMatchObject({ exitCode: 2, complaint: expect.stringContaining('--record DIRECTORY') });
  const there = ['--record', records];
  expect(await ceremony(there, { ROOT_PASSPHRASE_SECOND: '000' })).toMatchObject({ exitCode: 2 });
  expect(await ceremony(there, { ROOT_PASSPHRASE_SECOND: '0000' })).toMatchObject({
    exitCode: 3,
    complaint: expect.stringContaining('does not take the PIN that was typed'),
  });
  const address = `pkcs11:token=root?module-path=${module}&pin-source=file:${tokens.address('root').pinFile}`;
  expect(await ceremony(there, { ISSUER_KEYS: address })).toMatchObject({ exitCode: 2 });

  const held = await ceremony(there);
  expect(held).toMatchObject({ exitCode: 0, complaint: '' });
  const { record, recordFile } = JSON.parse(held.out) as { record: CeremonyRecord; recordFile: string };
  expect(record).toMatchObject({ isRootNew: true, authority: { name: 'authority' } });
  expect(await (await open(tokens.address('root'))).fingerprints()).toEqual({ root: record.root.key });
  const files = Object.keys(await (await openKeyFile(join(directory, 'keys.json'), KEY_PASSPHRASE)).fingerprints());
  expect(files).toEqual(['authority']);

  const world = await openLoneIssuerAt(server);
  const root = await (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const { payload } = await compactVerify((await readFile(recordFile, 'utf8')).trim(), await importX509(root, 'ES256'));
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual(record);
  const check = await openCardCheck(world, root);
  const card = await activateBoth(world, {});
  await world.issuer.sweep();
  await check.refresh();
  expect(await check.online(card)).toMatchObject({ verdict: 'green' });
  await check.stop();
  await world.end();

  // The next one needs the same token; one without the root certifies nothing.
  const other = await ceremony([...there, '--again'], {}, 'third');
  expect(other).toMatchObject({ exitCode: 3, out: expect.stringContaining('another-root') });
  const again = JSON.parse((await ceremony([...there, '--again'])).out) as { record: CeremonyRecord };
  expect(again.record).toMatchObject({ isRootNew: false, root: record.root, authority: { name: 'authority-2' } });
  await own.drop();
});
