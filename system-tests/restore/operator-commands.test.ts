import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { liftAppendOnly } from '@mleg/platform/test-databases/rewrite-audit';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

let place: IssuerPlace;
let world: LoneIssuer;
let mleg: Awaited<ReturnType<typeof openOperator>>;
const journal = () => join(place.directory, 'journal');

beforeEach(async () => {
  place = await makeIssuerPlace();
  world = await openLoneIssuerAt(place);
  mleg = await openOperator(place);
});
afterEach(async () => {
  await world.end();
  await place.drop();
});

async function revokedCard(): Promise<string[]> {
  const { codes, cards } = await activateCard(world);
  await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'phone-lost' });
  await world.issuer.sweep();
  return cards;
}

const lost = (...more: string[]) => mleg('journal', 'lost', ...more);
const check = () => mleg('restore', '--check', place.url);
const verify = (...more: string[]) => mleg('audit', 'verify', '--json', ...more);

const starts = async () => {
  world = await openLoneIssuerAt(place);
  await world.issuer.sweep();
};

test('R20: a database that is no copy of the issuer’s is said to be none', async () => {
  const other = await freshDatabase('other');
  expect(await mleg('restore', '--check', other.url)).toMatchObject({
    exitCode: 2,
    complaint: 'That database is no backup of the issuer: there are none of its tables in it.\n',
  });
  const away = await mleg('restore', '--check', 'postgres://somebody:geheim@127.0.0.1:1/issuer', '--json');
  expect(JSON.parse(away.out)).toMatchObject({
    code: 'database-away',
    message: expect.stringMatching(/^--check, data/),
  });
  await other.drop();
});

test('R17: a backup is not checked without its journal, and nobody is told to give the journal up', async () => {
  await revokedCard();
  await world.end();
  expect(await check()).toMatchObject({ exitCode: 0, complaint: '' });
  await rename(journal(), `${journal()}.aside`);
  const { exitCode, out, complaint } = await check();
  expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' });
  expect(complaint).toMatch(/lacks 1 files[^]*nothing was compared[^]*--journal or JOURNAL_DIRECTORY/);
  expect(complaint).not.toContain('journal lost');
  await rename(`${journal()}.aside`, journal());
  await starts();
});

test('R18: a database from before there was a journal takes the journal there is as its own, when told to', async () => {
  const cards = await revokedCard();
  // What a backup from before there was a journal has after its first migration: an id that no file names.
  await sql`update journal_owner set database_id = gen_random_uuid()`.execute(world.database);
  await sql`delete from journal_files`.execute(world.database);
  await world.end();
  await expect(openLoneIssuerAt(place)).rejects.toThrow(/mleg journal adopt/);
  expect(await mleg('journal', 'adopt', '--role', 'issuer,institution')).toMatchObject({ exitCode: 2 });
  expect((await mleg('journal', 'adopt')).out).toMatch(/the journal in \S+ is its own now/);
  await starts();
  expect(new Set(await publishedStatuses(world, cards))).toEqual(new Set([1]));
});

test('R18: there is nothing to adopt where there is no journal', async () => {
  await world.end();
  await rename(journal(), `${journal()}.aside`);
  expect(await mleg('journal', 'adopt', '--role', 'issuer')).toMatchObject({ exitCode: 2, out: '' });
  await rename(`${journal()}.aside`, journal());
  await starts();
});

test('R18: a journal is given up only where it is gone, and by who is sure', async () => {
  const cards = await revokedCard();
  await world.end();
  expect((await lost('--sure')).complaint).toMatch(/^There is a journal in \S+: it is not lost\.\n$/);
  await rm(journal(), { recursive: true });
  await expect(openLoneIssuerAt(place)).rejects.toThrow(/mleg journal lost/);
  expect(await lost()).toMatchObject({ exitCode: 2, complaint: expect.stringContaining('then --sure') });
  await expect(openLoneIssuerAt(place)).rejects.toThrow(/mleg journal lost/);
  expect((await lost('--sure')).out).toContain('begins a new journal');
  await starts();
  expect(new Set(await publishedStatuses(world, cards))).toEqual(new Set([1]));
});

test('R18: a head that was kept elsewhere finds an audit that was cut off together with its journal', async () => {
  await orderCodes(world);
  await world.issuer.sweep();
  const head = join(place.directory, 'head.jwt');
  await writeFile(head, await (await world.issuer.fetch(new Request(`${ORIGIN}/audit-head`))).text());
  expect(await verify('--head', head)).toMatchObject({ exitCode: 0, complaint: '' });

  await liftAppendOnly(world.database);
  await sql`
    delete from audit_events where event_id >= (select max(event_id) from audit_events where position is not null)`.execute(
    world.database,
  );
  await world.issuer.stop();
  await rm(journal(), { recursive: true });
  expect(await verify()).toMatchObject({ exitCode: 0 });
  const found = await verify('--head', head);
  expect(found.exitCode).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({ audits: [{ keeper: 'issuer', violations: [{ kind: 'cut-off' }] }] });
  await writeFile(head, 'no head');
  expect(await verify('--head', head)).toMatchObject({ exitCode: 2 });
});
