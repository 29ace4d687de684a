import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CeremonyRecord } from '@mleg/issuer/ceremony/hold-ceremony';
import { openDesk, send, signIn } from '@mleg/testing/lone-issuer/desk-client';
import { CEREMONY_PASSPHRASES, CEREMONY_PEOPLE, openIssuerServer } from '@mleg/testing/lone-issuer/issuer-server';
import { type IssuerPlace, ORIGIN, openLoneIssuerAt } from '@mleg/testing/lone-issuer/lone-issuer';
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

test('K4 K15 after the ceremony the issuer runs without the root and by its name; another one needs both passphrases again', async () => {
  const server = await openServer(PRODUCTION, 'production');
  const held = await server.ceremony();
  expect(held).toMatchObject({ exitCode: 0, complaint: '' });
  const { record, recordFile, digest } = JSON.parse(held.out) as {
    record: CeremonyRecord;
    recordFile: string;
    digest: string;
  };
  expect(record).toMatchObject({ people: ['Anna Wymyślona', 'Bogdan Zmyślony'], isRootNew: true });
  expect(await server.uses()).toEqual(['authority']);

  const world = await openLoneIssuerAt(server.place);
  expect(await server.uses()).not.toContain('root');
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
  expect(wrong).toMatchObject({ exitCode: 3, complaint: expect.stringContaining('the passphrase is another one') });
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
