import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resumeSigning } from '@mleg/issuer/halts/change-halt';
import { encodeFact, type IssuerFact } from '@mleg/issuer/journal/issuer-fact';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openJournal } from '@mleg/platform/journal/journal';
import { selectJournalOwner } from '@mleg/platform/journal/journal-store';
import { encodeMark } from '@mleg/platform/journal/mark';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { liftAppendOnly } from '@mleg/platform/test-databases/rewrite-audit';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { openDesk } from '@mleg/testing/lone-issuer/desk-client';
import { callApi, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { fetchOffer } from '@mleg/testing/lone-issuer/wallet-requests';
import { decodeJwt } from 'jose';
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
const counts = async () =>
  (JSON.parse((await mleg('restore', '--check', place.url, '--json')).out) as { backups: Record<string, number>[] })
    .backups[0];
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
  const theirs = openDatabase<object>({ url: other.url, maxConnections: 1, onIdleError: () => {} });
  await sql`create table people (id int)`.execute(theirs);
  await theirs.destroy();
  expect(await mleg('restore', '--check', other.url)).toMatchObject({
    complaint: 'That database is a backup of the institution: --role institution.\n',
  });
  const away = await mleg('restore', '--check', 'postgres://somebody:geheim@127.0.0.1:1/issuer', '--json');
  expect(JSON.parse(away.out)).toMatchObject({
    code: 'database-away',
    message: expect.stringMatching(/^--check, data/),
  });
  await other.drop();
});

/** Of each kind of fact the number that tells what a database does not know of it. */
const COUNTED: Record<IssuerFact['fact'], string | undefined> = {
  'codes-spent': 'revivedCodes',
  'code-used': 'lostCards',
  'places-revoked': 'revivedPlaces',
  'places-given': 'placesToBeGivenAgain',
  'list-published': 'listsBehind',
  'places-suspended': 'liftedSuspensions',
  // Gives back, and takes nothing.
  'places-resumed': undefined,
  'agreement-stands': 'revivedAgreements',
  'signing-key': 'revivedKeys',
  'staff-left': 'returnedStaff',
  'desk-way-ended': 'returnedDeskWays',
  'key-turned': 'lostTurns',
  'signing-halted': 'liftedHalts',
  // Lets go on.
  'signing-resumed': undefined,
};

/** One of each kind that the database, as it is, contradicts. */
async function contradictions(): Promise<Record<IssuerFact['fact'], IssuerFact>> {
  const [first, second] = [await activateCard(world), await activateCard(world)];
  const open = await orderCodes(world);
  const { clerk, supervisor } = await openDesk(world);
  const colleague = { displayName: 'Nowa', email: 'nowa@desk.example', role: 'clerk' };
  expect((await supervisor.call('POST', '/staff/invitations', colleague)).status).toBe(200);
  const { offer_id: offerId } = await world.database
    .selectFrom('offers')
    .select('offer_id')
    .where('request_id', '=', open.requestId)
    .executeTakeFirstOrThrow();
  const { token_hash: session } = await world.database
    .selectFrom('desk_sessions')
    .select('token_hash')
    .executeTakeFirstOrThrow();
  const [revoked = 0, suspended = 0] = [first, second].map(({ cards }) => placeOf(cards[0]));
  const { institutionId, signingKey } = world.university.registration;
  const { x, kid } = signingKey;
  const later = { listId: 1, version: 900 };
  const next = (await world.issuer.deps.keys.credential.published()).at(-1);
  const since = world.clock.now();
  const turn = { use: 'credential', generation: 2, kid: next?.kid ?? '', from: since };
  return {
    'codes-spent': { fact: 'codes-spent', offerIds: [offerId] },
    'code-used': { fact: 'code-used', offerId: randomUUID(), requestId: ORDER, institutionId, at: new Date(AT) },
    'places-revoked': { fact: 'places-revoked', listId: 1, indexes: [revoked] },
    'places-given': { fact: 'places-given', listId: 1, below: 4_000 },
    'list-published': { fact: 'list-published', ...later },
    'places-suspended': { fact: 'places-suspended', ...later, indexes: [suspended] },
    'places-resumed': { fact: 'places-resumed', ...later, indexes: [suspended + 1] },
    'agreement-stands': { fact: 'agreement-stands', institutionId, version: 900, standing: 'suspended' },
    'signing-key': { fact: 'signing-key', institutionId, version: 901, key: { x: x.toLowerCase(), y: x, kid } },
    'staff-left': { fact: 'staff-left', staffId: clerk.session.staffId },
    'desk-way-ended': { fact: 'desk-way-ended', digest: Buffer.from(session).toString('hex') },
    'key-turned': { fact: 'key-turned', ...turn },
    'signing-halted': { fact: 'signing-halted', since },
    'signing-resumed': { fact: 'signing-resumed', since: new Date(AT) },
  };
}
const ORDER = randomUUID();
const AT = '2026-11-30T08:00:00.000Z';
const placeOf = (card = '') =>
  (decodeJwt(card.split('~')[0] ?? '') as { status: { status_list: { idx: number } } }).status.status_list.idx;

async function writeToJournal(facts: readonly IssuerFact[]): Promise<void> {
  const files = openJournal([journal()]);
  const owner = world.database.selectFrom('journal_owner').select('database_id');
  const { database_id: databaseId } = await owner.executeTakeFirstOrThrow();
  files.compared({ advance: async () => true, databaseId, doubts: 0, files: [] });
  await files.append(...facts.flatMap(encodeFact));
  await files.close();
}

test('R29: whatever kind of fact the journal of an issuer has is told beforehand and made good at the start', async () => {
  const facts = await contradictions();
  const { token_digest: invited } = await world.database
    .selectFrom('staff_enrolments')
    .select('token_digest')
    .executeTakeFirstOrThrow();
  await world.issuer.stop();
  const invitation = { fact: 'desk-way-ended', digest: Buffer.from(invited).toString('hex') } as const;
  await writeToJournal([...Object.values(facts), invitation]);
  const told = await check();
  const before = await counts();
  for (const [kind, name] of Object.entries(COUNTED)) {
    if (name === undefined) continue;
    expect(before?.[name], kind).toBeGreaterThan(0);
    expect(told.out, kind).toMatch(new RegExp(`^ {2}${before?.[name]} `, 'm'));
  }
  expect(before?.['returnedDeskWays']).toBe(2);
  await world.end();
  await starts();
  expect(await resumeSigning(world.issuer.deps, { by: 'operator' })).toEqual({ resumed: true });
  // Of all that the journal has ever said this database has nothing any more, beside the card that it never had.
  await sql`delete from journal_files`.execute(world.database);
  const after = await counts();
  for (const name of Object.values(COUNTED)) if (name && name !== 'lostCards') expect(after?.[name], name).toBe(0);
});

test('R29: a restore that has lost nothing but the numbers of lists says so, and takes nothing back', async () => {
  const codes = await orderCodes(world);
  await activateCard(world);
  await world.issuer.stop();
  await writeToJournal([{ fact: 'list-published', listId: 1, version: 900 }]);
  const told = await check();
  await world.end();
  expect(told).toMatchObject({ exitCode: 1, out: expect.stringContaining('  1 status lists would be published') });
  await starts();
  expect((await fetchOffer(world, codes.manualCode)).status).toBe(200);
  expect(await check()).toMatchObject({ exitCode: 0 });
});

test('R46: of a journal that lacks one file that one is given up and the others stay, by the command that the start names', async () => {
  await revokedCard();
  await world.end();
  await starts();
  await orderCodes(world);
  await world.end();
  const [gone = '', ...others] = (await readdir(journal())).filter((name) => name.endsWith('.journal'));
  expect(others.length).toBeGreaterThan(0);
  expect(await lost('--file', gone, '--sure')).toMatchObject({
    exitCode: 2,
    complaint: expect.stringContaining('it is not lost'),
  });
  await rename(join(journal(), gone), join(place.directory, gone));
  const why = await openLoneIssuerAt(place).catch(({ message }: Error) => message);
  expect(why).toContain(`mleg journal lost --file ${gone} --sure`);
  expect((await lost('--sure')).complaint).toContain(`mleg journal lost --file ${gone} --sure`);
  expect((await lost('--file', 'another.journal', '--sure')).complaint).toContain('No database here knows');
  expect((await lost('--file', gone)).complaint).toContain('then --sure');
  expect(await lost('--file', gone, '--sure')).toMatchObject({ exitCode: 0, out: expect.stringContaining(gone) });
  await starts();
  expect(await readdir(journal())).toEqual(expect.arrayContaining(others));
  expect(await verify()).toMatchObject({ exitCode: 0 });
});

test('R45: the audit is not accused by the journal of another installation, nor before a restore that was applied is linked', async () => {
  await revokedCard();
  const other = await makeIssuerPlace();
  const theirs = await openLoneIssuerAt(other);
  await theirs.issuer.sweep();
  await theirs.end();
  const mistaken = await openOperator(place, { JOURNAL_DIRECTORY: other.directory });
  await symlink(join(other.directory, 'journal'), join(other.directory, 'issuer'));
  const { exitCode, out } = await mistaken('audit', 'verify');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/unbroken chain[^]*is that of another installation/);
  expect(out).not.toContain('past the application');
  await other.drop();

  const mark = { eventId: 9_000, position: 9_000, hash: Buffer.alloc(32, 1) };
  const files = openJournal([journal()]);
  const { databaseId } = await selectJournalOwner(world.database);
  files.compared({ advance: async () => true, databaseId, doubts: 0, files: [] });
  await files.append(encodeMark(mark));
  await files.close();
  expect(await mleg('audit', 'verify')).toMatchObject({ exitCode: 1, out: expect.stringContaining('end is missing') });
  await world.end();
  world = await openLoneIssuerAt(place);
  const early = await mleg('audit', 'verify');
  expect(early).toMatchObject({ exitCode: 0, out: expect.stringContaining('waits to be linked: verify again') });
  await world.issuer.sweep();
  expect((await mleg('audit', 'verify')).out).not.toContain('verify again');
});

test('R17: neither a backup nor the audit is checked without its journal, and nobody is told to give the journal up', async () => {
  await revokedCard();
  await world.end();
  expect(await check()).toMatchObject({ exitCode: 0, complaint: '' });
  await rename(journal(), `${journal()}.aside`);
  const { exitCode, out, complaint } = await check();
  expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' });
  expect(complaint).toMatch(/lacks 1 files[^]*nothing was compared[^]*--journal or JOURNAL_DIRECTORY/);
  expect(complaint).not.toContain('journal lost');
  const verified = await mleg('audit', 'verify');
  expect(verified).toMatchObject({ exitCode: 1, out: expect.stringMatching(/lacks 1 files[^]*not held against/) });
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
  expect(await lost()).toMatchObject({ exitCode: 2, complaint: expect.stringContaining('then --sure.') });
  expect(await lost('--role', 'issuer,institution')).toMatchObject({
    exitCode: 2,
    complaint: expect.stringMatching(/then --role institution or --role issuer, whose it is, and --sure\.\n$/),
  });
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
  const fits = await verify('--head', head);
  expect(fits).toMatchObject({ exitCode: 0, complaint: '' });
  expect(JSON.parse(fits.out)).toMatchObject({ heads: [{ file: head, fits: true }] });
  const said = await mleg('audit', 'verify', '--head', head);
  expect(said.out).toMatch(/head\.jwt: signed at \S+ over link [1-9]\d*, and fits the audit\.\n/);
  expect(await mleg('audit', 'verify', '--role', 'institution', '--head', head)).toMatchObject({ exitCode: 2 });

  await liftAppendOnly(world.database);
  await sql`
    delete from audit_events where event_id >= (select max(event_id) from audit_events where position is not null)`.execute(
    world.database,
  );
  await world.issuer.stop();
  await rm(journal(), { recursive: true });
  // Whoever writes to the database lets it forget the files, too.
  await sql`delete from journal_files`.execute(world.database);
  expect(await verify()).toMatchObject({ exitCode: 0 });
  const found = await verify('--head', head);
  expect(found.exitCode).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({
    audits: [{ keeper: 'issuer', violations: [{ kind: 'cut-off' }] }],
    heads: [{ fits: false }],
  });
  await writeFile(head, 'no head');
  expect(await verify('--head', head)).toMatchObject({ exitCode: 2 });
});
