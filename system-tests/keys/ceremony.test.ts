import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CeremonyRecord } from '@mleg/issuer/ceremony/ceremony-record';
import { requireRoot } from '@mleg/main/require-root';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { openDesk, send, signIn } from '@mleg/testing/lone-issuer/desk-client';
import { CEREMONY_PASSPHRASES, CEREMONY_PEOPLE, openIssuerServer } from '@mleg/testing/lone-issuer/issuer-server';
import { type IssuerPlace, ORIGIN, openLoneIssuerAt } from '@mleg/testing/lone-issuer/lone-issuer';
import { typeMleg } from '@mleg/testing/lone-issuer/operator';
import { compactVerify, decodeProtectedHeader, importX509 } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { activateBoth, openCardCheck } from './card-check.ts';

const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

async function openServer(environment: NodeJS.ProcessEnv, kind: IssuerPlace['kind']) {
  const server = await openIssuerServer(environment, kind);
  drops.push(() => server.place.drop());
  return server;
}

const PRODUCTION = { ISSUER_ORIGIN: 'https://issuer.example', ISSUER_AUTHORITY_NAME: 'Ministerstwo Przykładowe' };

test('K4 no root without the name, two people, two passphrases, and a place that is not the issuer’s', async () => {
  const server = await openServer(PRODUCTION, 'production');
  await expect(openLoneIssuerAt(server.place)).rejects.toThrow('mleg -- keys ceremony');
  expect(await server.uses()).toEqual([]);

  const nameless = await server.ceremony({ ...CEREMONY_PASSPHRASES, ISSUER_AUTHORITY_NAME: '' });
  expect(nameless).toMatchObject({ exitCode: 2, complaint: expect.stringContaining('ISSUER_AUTHORITY_NAME') });
  const alone = ['--first', 'Anna Wymyślona', '--second', 'anna  wymyślona '];
  const same = { ...CEREMONY_PASSPHRASES, ROOT_PASSPHRASE_SECOND: CEREMONY_PASSPHRASES.ROOT_PASSPHRASE_FIRST };
  expect(await server.ceremony(CEREMONY_PASSPHRASES, alone)).toMatchObject({ exitCode: 2 });
  expect(await server.ceremony(CEREMONY_PASSPHRASES, ['--first', 'Anna'])).toMatchObject({ exitCode: 2 });
  expect(await server.ceremony(same)).toMatchObject({ exitCode: 2 });
  expect(await server.ceremony({ ...CEREMONY_PASSPHRASES, ROOT_PASSPHRASE_FIRST: 'krótkie' })).toMatchObject({
    exitCode: 2,
  });
  const inside = ['keys', 'ceremony', '--root', join(server.data, 'root.json'), ...CEREMONY_PEOPLE];
  expect(await server.mleg(inside, CEREMONY_PASSPHRASES)).toMatchObject({ exitCode: 2 });
  expect(existsSync(server.rootFile)).toBe(false);
  expect(await server.uses()).toEqual([]);
});

test('K4 K15 K21 after the ceremony the issuer runs without the root and by its name; another one needs both passphrases again', async () => {
  const server = await openServer(PRODUCTION, 'production');
  const starts = () =>
    requireRoot({
      roles: ['issuer'],
      demonstration: false,
      databaseUrls: { issuer: server.place.url },
      dataDirectory: server.data,
    });
  await expect(starts()).rejects.toThrow('There is no root yet');
  const held = await server.ceremony();
  expect(held).toMatchObject({ exitCode: 0, complaint: '' });
  await starts();
  const { record, recordFile, digest } = JSON.parse(held.out) as {
    record: CeremonyRecord;
    recordFile: string;
    digest: string;
  };
  expect(record).toMatchObject({ people: ['Anna Wymyślona', 'Bogdan Zmyślony'], isRootNew: true });
  expect(await server.uses()).toEqual(['authority']);
  const early = await server.mleg(['audit', 'verify']);
  expect(early).toMatchObject({ exitCode: 2, complaint: expect.stringContaining('makes it and begins the chain') });

  const world = await openLoneIssuerAt(server.place);
  expect(await server.uses()).not.toContain('root');
  // K21 What has happened so far, the ceremony among it, is in no chain before the issuer works.
  expect(await server.mleg(['audit', 'verify'])).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(
      /^issuer: the chain has no link yet: [1-9]\d* events wait to be linked[^]*nothing to verify/,
    ),
  });
  await world.issuer.sweep();
  expect((await server.mleg(['audit', 'verify'])).out).toMatch(/^issuer: [1-9]\d* events in an unbroken chain/);
  const root = await (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const signed = (await readFile(recordFile, 'utf8')).trim();
  const { payload } = await compactVerify(signed, await importX509(root, 'ES256'));
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual(record);
  const shown = await server.mleg(['keys', 'record', recordFile]);
  expect(shown).toMatchObject({ exitCode: 0, out: expect.stringContaining('The audit keeps the same.') });
  for (const said of [record.root.certificateSha256, digest, ...record.people]) expect(shown.out).toContain(said);
  await writeFile(recordFile, signed.replace(/.{9}$/, 'AAAAAAAAA'));
  expect(JSON.parse((await server.mleg(['keys', 'record', recordFile, '--json'])).out)).toMatchObject({
    code: 'not-signed-by-root',
  });
  const audited = world.database.selectFrom('audit_events').select('detail').where('event', '=', 'key.ceremony');
  expect((await audited.executeTakeFirstOrThrow()).detail).toContain(digest);
  const { credential } = await activateBoth(world, {});
  expect(decodeProtectedHeader(credential.split('~')[0] ?? '').x5c).toHaveLength(2);
  await world.end();

  const wrong = await server.ceremony({ ...CEREMONY_PASSPHRASES, ROOT_PASSPHRASE_SECOND: 'nie to hasło korzenia' }, [
    ...CEREMONY_PEOPLE,
    '--again',
  ]);
  expect(wrong).toMatchObject({
    exitCode: 3,
    complaint: expect.stringMatching(/the passphrase is another one[^]*The order counts/),
  });
  // Its journal is looked for before all else.
  const elsewhere = { ...CEREMONY_PASSPHRASES, JOURNAL_DIRECTORY: join(server.medium, 'nothing') };
  expect(await server.ceremony(elsewhere)).toMatchObject({
    exitCode: 3,
    out: expect.stringContaining('JOURNAL_DIRECTORY'),
  });
  const unasked = await server.ceremony();
  expect(JSON.parse(unasked.out)).toMatchObject({ error: 'failed', code: 'held-already' });
  expect(unasked).toMatchObject({
    exitCode: 3,
    complaint: expect.stringMatching(/A ceremony was held at 20[^]*--again/),
  });
  const again = JSON.parse((await server.ceremony(CEREMONY_PASSPHRASES, [...CEREMONY_PEOPLE, '--again'])).out) as {
    record: CeremonyRecord;
  };
  expect(again.record).toMatchObject({ isRootNew: false, root: record.root, authority: { name: 'authority-2' } });
  const renamed = { ...CEREMONY_PASSPHRASES, ISSUER_AUTHORITY_NAME: 'Ministerstwo Nauki, Oświaty i „Kart”' };
  expect((await server.ceremony(renamed, [...CEREMONY_PEOPLE, '--again'])).exitCode).toBe(0);
  // K15 The world's issuer is still called as before.
  await expect(openLoneIssuerAt(server.place)).rejects.toThrow(
    /is Ministerstwo Przykładowe, and the certificates of this issuer are those of Ministerstwo Nauki, Oświaty i „Kart”\./,
  );
  const listed = (await server.mleg(['keys', 'list'])).out;
  for (const made of [record.root, record.authority, again.record.authority]) expect(listed).toContain(made.key);
});

test('K5 an issuer that began with its root beside the other keys gives it away, and its cards stay valid', async () => {
  const server = await openServer({ ISSUER_AUTHORITY_NAME: PRODUCTION.ISSUER_AUTHORITY_NAME }, undefined);
  const before = await openLoneIssuerAt(server.place);
  const root = await (await before.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const card = await activateBoth(before, {});
  await before.end();
  expect(await server.uses()).toContain('root');
  expect(await server.ceremony()).toMatchObject({ exitCode: 0 });
  expect(await server.uses()).not.toContain('root');

  const world = await openLoneIssuerAt(server.place);
  await world.issuer.sweep();
  const checks = await openCardCheck(world, root);
  await checks.refresh();
  expect(await checks.online(card)).toMatchObject({ verdict: 'green' });
  expect(await checks.online(await activateBoth(world, {}))).toMatchObject({ verdict: 'green' });
  await checks.stop();

  await openDesk(world);
  const due = async () => (await (await signIn(world, 'clerk')).call('GET', '/keys/due')).json();
  expect(await due()).toEqual({ due: [] });
  // The authority of ten years certifies for six.
  world.clock.advance({ days: 6 * 365 - 30 });
  expect(await due()).toMatchObject({
    due: expect.arrayContaining([{ name: 'authority', within: 60, lastUse: expect.any(String) }]),
  });
  expect((await send(world, 'GET', '/keys/due')).status).toBe(401);
  await world.end();
});

const refused = (code: string) => ({ exitCode: 3, code });

test('K20 a ceremony on a machine that knows nothing of the issuer: a request goes there, certificates come back, and no others are taken', async () => {
  const server = await openServer(PRODUCTION, 'production');
  const offline = join(await mkdtemp(join(tmpdir(), 'offline-')), 'data');
  const carried = (name: string) => join(server.medium, name);
  const hold = (request: string, root: string, ...more: string[]) =>
    typeMleg(
      ['keys', 'ceremony', '--request', request, '--root', carried(root), ...CEREMONY_PEOPLE, ...more, '--json'],
      { DATA_DIRECTORY: offline, ...CEREMONY_PASSPHRASES },
    );
  const ask = async (name: string, ...more: string[]) => {
    expect(await server.mleg(['keys', 'request', carried(name), ...more])).toMatchObject({ exitCode: 0 });
    return carried(name);
  };
  const install = async (file: string, env: NodeJS.ProcessEnv = {}) => {
    const { exitCode, out } = await server.mleg(['keys', 'install', file, '--json'], env);
    return { exitCode, ...(JSON.parse(out) as { code?: string; digest?: string }) };
  };
  const change = async (file: string, to: string, more: object) => {
    const content = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(carried(to), JSON.stringify({ ...content, ...more }));
    return carried(to);
  };

  const first = await ask('first.json');
  expect(await server.mleg(['keys', 'request', first])).toMatchObject({ exitCode: 2 });
  expect(await install(first)).toMatchObject({ exitCode: 2, code: 'other-file' });
  const held = await hold(first, 'root.json');
  expect(held).toMatchObject({ exitCode: 0, complaint: '' });
  const { record, recordFile, answer } = JSON.parse(held.out) as Record<'recordFile' | 'answer', string> & {
    record: CeremonyRecord;
  };
  expect(await server.mleg(['keys', 'request', carried('same.json'), '--json'])).toMatchObject({
    out: expect.stringContaining(record.authority.key),
  });
  expect(await hold(first, 'root.json')).toMatchObject({ exitCode: 2 });
  expect(await install(answer, { ISSUER_AUTHORITY_NAME: 'Inne' })).toMatchObject(refused('other-name'));
  expect(await install(answer)).toMatchObject({ exitCode: 0 });
  expect(await install(answer)).toMatchObject(refused('not-asked-for'));
  expect(await server.mleg(['keys', 'record', recordFile])).toMatchObject({ exitCode: 0 });
  expect(await server.uses()).toEqual(['authority']);

  const early = await server.mleg(['keys', 'request', carried('early.json')]);
  expect(early).toMatchObject({ exitCode: 3, complaint: expect.stringContaining('--again') });
  const second = await ask('second.json', '--again');
  expect(await hold(second, 'stranger.json')).toMatchObject({
    exitCode: 3,
    complaint: expect.stringContaining('root'),
  });
  // Whoever carries it lets a root of their own certify what was asked, or has the root certify a key of their own.
  const rootless = await change(second, 'rootless.json', { root: undefined });
  expect(await hold(rootless, 'stranger.json')).toMatchObject({ exitCode: 0 });
  expect(await install(`${rootless}.certified`)).toMatchObject(refused('another-root'));
  const own = await openKeyFile(carried('stranger.json'), JSON.stringify(Object.values(CEREMONY_PASSPHRASES)));
  const { publicJwk } = await own.ensureSigningKey('own');
  const theirs = await change(second, 'theirs.json', { authority: { generation: 2, publicJwk } });
  expect(await hold(theirs, 'root.json')).toMatchObject({ exitCode: 0 });
  expect(await install(`${theirs}.certified`)).toMatchObject(refused('not-asked-for'));
  expect(await hold(second, 'root.json', '--new-root', carried('root-2.json'))).toMatchObject({ exitCode: 0 });
  const right = `${second}.certified`;
  const { root: strangers } = JSON.parse(await readFile(`${rootless}.certified`, 'utf8')) as { root: string };
  const { authority: others } = JSON.parse(await readFile(answer, 'utf8')) as { authority: string };
  for (const more of [{ root: strangers }, { authority: others }, { authority: 'AAAA' }]) {
    expect(await install(await change(right, 'mixed.json', more))).toMatchObject(refused('not-of-one-ceremony'));
  }
  expect(await install(await change(right, 'alone.json', { before: undefined }))).toMatchObject(
    refused('another-root'),
  );
  expect(await install(right)).toMatchObject({ exitCode: 0 });
  expect(existsSync(offline)).toBe(false);

  const world = await openLoneIssuerAt(server.place);
  const root = await (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const checks = await openCardCheck(world, root);
  const card = await activateBoth(world, {});
  await world.issuer.sweep();
  await checks.refresh();
  expect(await checks.online(card)).toMatchObject({ verdict: 'green' });
  await checks.stop();
  await world.end();
});
