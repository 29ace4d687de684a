import { randomUUID } from 'node:crypto';
import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { Day } from '@mleg/institution-contract/day';
import type { HeldDeed } from '@mleg/institution-contract/two-people';
import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import {
  confirmByTwo,
  csvOf,
  type FileContent,
  HEADERS,
  KNOWN_ROWS,
  rosterFiles,
  workbook,
  xlsxOf,
} from '@mleg/testing/clients/roster-files';
import { SECRETS } from '@mleg/testing/people/a-student';
import { OFFICE, OTHER_OFFICE, STUDENT } from '@mleg/testing/people/people';
import { withoutCards } from '@mleg/testing/world/cards';
import { createWorld, type World } from '@mleg/testing/world/world';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const NEW_ROW = ['190003', 'Nowicka', 'Zdzisława', '', 'Zmyślistyka, rok 1', '', '', ''];

const openFiles = async (world: World) => rosterFiles(world, await world.signIn(OFFICE));
/** New people and changed names are confirmed, or undone, by somebody else than who uploaded them. */
const openSecond = async (world: World) => rosterFiles(world, await world.signIn(OTHER_OFFICE));
const known = (world: World) => KNOWN_ROWS(world.schoolYear);
const people = (world: World) =>
  world.databases.institution.selectFrom('people').selectAll().orderBy('album_number').execute();

describe('what leaves people as they were', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());
  // Another hour: nobody uploads more than thirty files in one.
  beforeEach(() => world.clock.advance({ minutes: 61 }));

  test('F73 Q25 Q26 a file becomes a preview and nothing is written before somebody confirms; undoing brings all back', async () => {
    const files = await openFiles(world);
    const [first = [], other = []] = known(world);
    const renamed = other.with(1, 'Nienazwany');
    const before = await people(world);

    const { importId, counts } = await files.read(csvOf([HEADERS, first, renamed, NEW_ROW]));
    expect(counts).toEqual({ new: 1, changed: 1, same: 1, leaving: 0, conflict: 0, error: 0 });
    expect(await people(world)).toEqual(before);
    expect(await files.rows(importId, 'changed')).toMatchObject([
      { line: 3, changes: [{ field: 'familyName', before: 'Wymyślony', after: 'Nienazwany' }] },
    ]);

    const second = await openSecond(world);
    expect((await files.office.call<Day>('GET', '/office/day')).body).toMatchObject({ roster: { importId }, held: [] });
    expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'HELD' } });
    // From here on it stands once on the day's page, and who has asked is not asked to ask again.
    const asked = (await files.office.call<Day>('GET', '/office/day')).body;
    expect(asked).toMatchObject({ held: [{ kind: 'import', bar: 'asked' }] });
    expect(asked.roster).toBeUndefined();
    const deedId = asked.held[0]?.deedId;
    expect(await files.settled(importId)).toMatchObject({ state: 'ready', held: { deedId, own: true } });
    expect(await second.settled(importId)).toMatchObject({ state: 'ready', held: { deedId, own: false } });
    expect(await people(world)).toEqual(before);
    expect(await second.act(importId, 'confirmation')).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect((await people(world)).map((person) => person.family_name)).toEqual([
      SECRETS.familyName,
      'Nienazwany',
      'Nowicka',
    ]);
    expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'NOT_READY' } });

    world.clock.advance({ minutes: 1 });
    expect(await files.act(importId, 'undoing')).toMatchObject({ status: 409, body: { code: 'HELD' } });
    const { deeds } = (await second.office.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body;
    expect(deeds).toMatchObject([{ kind: 'undo-import', askedBy: 'Dziekanat', rules: ['new-person', 'identity'] }]);
    const undoing = `/office/held/${deeds[0]?.deedId}`;
    const refusal = { decision: 'refuse', note: 'Najpierw zadzwońmy do szkoły.' };
    expect((await second.office.call('POST', `${undoing}/decision`, refusal)).status).toBe(204);
    // Whoever asked hears of both decisions, and the office sees them for thirty days.
    const decided = {
      deed: expect.objectContaining({ kind: 'undo-import', decidedBy: 'Prodziekan' }),
      note: refusal.note,
    };
    const { messages } = (await files.office.call<{ messages: object[] }>('GET', '/messages')).body;
    expect(messages).toHaveLength(2);
    expect(messages).toContainEqual(expect.objectContaining({ kind: 'deed-refused', ...decided }));
    expect(messages).toContainEqual(expect.objectContaining({ kind: 'deed-approved' }));
    expect((await second.office.call('GET', '/messages')).body).toMatchObject({ messages: [] });
    expect((await files.office.call('GET', '/office/held')).body).toMatchObject({
      deeds: [],
      decided: [
        { kind: 'undo-import', decision: { state: 'refused', note: refusal.note, takenBack: false } },
        { kind: 'import', decision: { state: 'approved' } },
      ],
    });
    expect((await files.office.call('GET', undoing)).body).toMatchObject({ decision: { state: 'refused' } });

    world.clock.advance({ minutes: 1 });
    expect(await files.act(importId, 'undoing')).toMatchObject({ status: 409, body: { code: 'HELD' } });
    const [again] = (await second.office.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body.deeds;
    const approval = await approveHeld(second.office, again);
    expect(approval.status).toBe(204);
    expect(await people(world)).toEqual(before);
    expect(await files.act(importId, 'undoing')).toMatchObject({ status: 409, body: { code: 'NOT_LAST' } });
    await world.institution.sweep();
    expect(await verifyAudit(world.databases.institution)).toMatchObject({ intact: true });
  });

  test('F75 Q27 a file of some people only makes nobody leave', async () => {
    const files = await openFiles(world);
    const pesel = demoPesel('2004-05-06', 7);
    const [issued, ends] = [world.schoolYear - 1, world.schoolYear + 1];
    const withPesel = NEW_ROW.with(3, pesel).with(5, 'PM190003').with(6, `01.10.${issued}`).with(7, `31.10.${ends}`);
    const { importId, counts } = await files.read(csvOf([HEADERS, withPesel]), 'only-listed');
    expect(counts).toMatchObject({ new: 1, leaving: 0 });
    // Q27: enough to compare with a document, and of the PESEL only the ends.
    expect((await files.rows(importId, 'new'))[0]?.facts).toEqual([
      { field: 'birthdate', value: '2004-05-06' },
      { field: 'cardNumber', value: 'PM190003' },
      { field: 'cardIssuedOn', value: `${issued}-10-01` },
      { field: 'cardValidUntil', value: `${ends}-10-31` },
      { field: 'pesel', value: `•••••••••${pesel.slice(-2)}` },
    ]);
  });

  test('F73 D61 wrong rows are listed with line, field and reason, can be downloaded, and make nobody leave', async () => {
    const files = await openFiles(world);
    const [first = [], second = []] = known(world);
    const rows = [HEADERS, first.with(3, '04222912346'), second, second, NEW_ROW.with(2, '').with(1, '=cmd')];
    const { importId, counts } = await files.read(csvOf(rows));
    expect(counts).toMatchObject({ error: 3, leaving: 0, same: 1 });
    expect((await files.rows(importId, 'error')).map(({ line, problems }) => [line, problems[0]])).toEqual([
      [2, { field: 'pesel', reason: 'wrong-check-digit' }],
      [4, { field: 'albumNumber', reason: 'twice-in-file' }],
      [5, { field: 'familyName', reason: 'forbidden-characters' }],
    ]);
    const { csv } = (await files.act(importId, 'rejected-rows')).body;
    expect(csv).toContain('04222912346');
    expect(csv).toContain(";'=cmd;");
  });

  test('a PESEL of somebody else, another PESEL and another number are conflicts and never written', async () => {
    const files = await openFiles(world);
    const [first = [], second = []] = known(world);
    const rows = [HEADERS, first.with(3, '04222912354'), second.with(0, '190009')];
    const { importId, counts } = await files.read(csvOf(rows), 'only-listed');
    expect(counts).toMatchObject({ conflict: 1, error: 1 });
    expect((await files.rows(importId, 'conflict'))[0]?.problems).toEqual([
      { field: 'pesel', reason: 'pesel-differs' },
    ]);
    const another = await files.read(csvOf([HEADERS, second.with(0, '190009')]), 'only-listed');
    expect((await files.rows(another.importId, 'conflict'))[0]?.problems).toEqual([
      { field: 'albumNumber', reason: 'number-changed' },
    ]);
    const differs = await files.read(csvOf([HEADERS, first.with(3, '02070803628')]), 'only-listed');
    expect((await files.rows(differs.importId, 'conflict'))[0]?.problems).toEqual([
      { field: 'pesel', reason: 'pesel-differs' },
    ]);
  });

  test.each([
    ['Windows-1250 and semicolons', inWindows1250],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['tabs', (text: string) => Buffer.from(text.replaceAll(';', '\t'))],
  ])('F73 reads %s', async (_, encode) => {
    const files = await openFiles(world);
    const { counts } = await files.read(new Uint8Array(encode(csvOf([HEADERS, ...known(world)]))));
    expect(counts).toMatchObject({ same: 2, error: 0, new: 0, changed: 0 });
  });

  test('reads a workbook', async () => {
    const files = await openFiles(world);
    const { counts } = await files.read(xlsxOf([HEADERS, ...known(world), NEW_ROW]));
    expect(counts).toMatchObject({ same: 2, new: 1, error: 0 });
  });

  test.each<[string, () => FileContent, string]>([
    [
      'a zip bomb',
      () => xlsxOf([HEADERS], { 'xl/sharedStrings.xml': Buffer.alloc(50 * 1024 * 1024, ' ') }),
      'too-large-unpacked',
    ],
    [
      'a document type with entities',
      () => workbook('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>'),
      'forbidden-xml',
    ],
    ['macros', () => xlsxOf([HEADERS], { 'xl/vbaProject.bin': strToU8('x') }), 'macros'],
    ['a million rows', () => `Nr albumu;Nazwisko;Imię\n${'1;A;B\n'.repeat(1_000_000)}`, 'too-many-rows'],
    ['an old workbook', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old-excel'],
    ['something else', () => Buffer.from('%PDF-1.7\x00\x01'), 'unknown-format'],
    ['half an archive', () => xlsxOf([HEADERS, NEW_ROW]).slice(0, 300), 'damaged'],
    ['headers only', () => csvOf([HEADERS]), 'no-rows'],
  ])('F72 refuses %s', async (_, file, problem) => {
    const files = await openFiles(world);
    const { body } = await files.upload(file());
    expect(await files.settled(body.importId)).toMatchObject({ state: 'refused', problem });
  });

  test('F72 refuses a file above the limit before it is read', async () => {
    const files = await openFiles(world);
    expect(await files.upload(new Uint8Array(21 * 1024 * 1024)).catch(() => ({ status: 413 }))).toMatchObject({
      status: 413,
    });
  });

  test('Q65: columns that nobody recognises are asked for, and what is chosen for a file that is discarded is forgotten', async () => {
    const files = await openFiles(world);
    const headers = ['Kol. A', 'Kol. B', 'Kol. C'];
    const columns = { albumNumber: 0, familyName: 1, givenName: 2 };
    for (const _ of [1, 2]) {
      const unknown = await files.read(csvOf([headers, ['190007', 'Nowak', 'Jan']]), 'only-listed');
      expect(unknown).toMatchObject({ state: 'columns-needed', headers });
      await files.act(unknown.importId, 'columns', { columns });
      expect(await files.settled(unknown.importId)).toMatchObject({ state: 'ready', counts: { new: 1 } });
      await files.act(unknown.importId, 'discarding');
    }
  });

  test('Q65: what headings say is read again in the next file, and a column that is not there is refused', async () => {
    const files = await openFiles(world);
    const file = csvOf([[...HEADERS, 'Status'], ...known(world).map((row) => [...row, 'skreślony'])]);
    const { importId, columns } = await files.read(file, 'only-listed');
    const { status: _, ...others } = columns;
    const { familyName, givenName } = columns;
    const swapped = { ...columns, familyName: givenName, givenName: familyName };
    const choose = async (chosen: object) => {
      expect((await files.act(importId, 'columns', { columns: chosen })).status).toBe(200);
      return files.settled(importId);
    };
    expect(await choose(swapped)).toMatchObject({
      counts: { changed: 2 },
      otherwise: [
        { field: 'familyName', reads: 'Imię', instead: 'Nazwisko' },
        { field: 'givenName', reads: 'Nazwisko', instead: 'Imię' },
      ],
    });
    // Whoever decides about it sees it too.
    expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'HELD' } });
    const { deeds } = (await files.office.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body;
    const asked = deeds.find((deed) => deed.file?.importId === importId);
    expect(asked?.file?.otherwise).toHaveLength(2);
    const takenBack = { decision: 'refuse', note: 'Kolumny są zamienione.' };
    expect((await files.office.call('POST', `/office/held/${asked?.deedId}/decision`, takenBack)).status).toBe(204);
    expect(await choose(others)).toMatchObject({
      counts: { changed: 0, same: 2 },
      otherwise: [{ field: 'status', instead: 'Status' }],
    });
    expect(await files.act(importId, 'columns', { columns: { ...columns, familyName: 99 } })).toMatchObject({
      status: 422,
      body: { code: 'NO_SUCH_COLUMN' },
    });
    expect((await files.act(importId, 'discarding')).status).toBe(200);
    expect(await files.read(file, 'only-listed')).toMatchObject({ columns, otherwise: [], counts: { changed: 2 } });
  });

  test('D59 only the office sees files; D52 an import of nobody here is not found; G81 no PESEL stays readable', async () => {
    const student = rosterFiles(world, await world.signIn(STUDENT));
    expect(await student.upload('a;b')).toMatchObject({ status: 403 });
    const files = await openFiles(world);
    expect(await files.act(randomUUID(), 'confirmation')).toMatchObject({ status: 404 });
    const { importId } = await files.read(csvOf([HEADERS, ...known(world), NEW_ROW.with(3, '02070803628')]));
    const stored = await world.databases.institution.selectFrom('roster_rows').selectAll().execute();
    const imports = await world.databases.institution.selectFrom('roster_imports').selectAll().execute();
    const bytes = Buffer.concat(
      [...stored, ...imports].flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value))),
    );
    expect(JSON.stringify([stored, imports])).not.toContain('02070803628');
    expect(bytes.includes('02070803628')).toBe(false);
    await files.act(importId, 'discarding');
    const left = world.databases.institution.selectFrom('roster_rows').selectAll().where('import_id', '=', importId);
    expect(await left.execute()).toEqual([]);
  });

  test('F71 of the name of a file only its last part is kept', async () => {
    const files = await openFiles(world);
    const { body } = await files.upload(csvOf([HEADERS, NEW_ROW]), 'only-listed', '..\\..\\etc/\u202elista.csv');
    expect(body).toMatchObject({ fileName: 'lista.csv' });
    await files.settled(body.importId);
  });

  test('F72 who is not signed in sends no file, and nobody sends more than thirty in an hour or four at once', async () => {
    const files = await openFiles(world);
    expect(await rosterFiles(world, { ...files.office, headers: {} }).upload('a;b')).toMatchObject({ status: 401 });
    const { importId } = await files.read(csvOf([HEADERS, NEW_ROW]), 'only-listed');
    const imports = world.databases.institution;
    const one = await imports
      .selectFrom('roster_imports')
      .selectAll()
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow();
    const unread = Array.from({ length: 3 }, () => ({
      ...one,
      import_id: randomUUID(),
      state: 'reading' as const,
      file_sealed: null,
    }));
    await imports.insertInto('roster_imports').values(unread).execute();
    expect(await files.upload('a;b')).toMatchObject({ status: 429, body: { data: { retryAfterSeconds: 10 } } });
    await imports.deleteFrom('roster_imports').where('state', '=', 'reading').execute();
    const { limits } = world.institution.deps;
    for (let uploads = 1; uploads < 30; uploads += 1) await limits.count('uploads', one.uploaded_by);
    expect(await files.upload('a;b')).toMatchObject({ status: 429, body: { data: { retryAfterSeconds: 3600 } } });
  });
});

test('Q65: of a confirmed file only columns are remembered whose headings say nothing to us, and the next preview says so', async () => {
  await using world = await createWorld();
  const files = await openFiles(world);
  const file = (group: string, status: string) => {
    const headers = [...HEADERS.with(4, 'Kol. X'), 'Status'];
    return csvOf([headers, ...known(world).map((row) => [...row.with(4, group), status])]);
  };
  const first = await files.read(file('Zmyślistyka, rok 3', 'skreślony'), 'only-listed');
  const { status, ...others } = first.columns;
  await files.act(first.importId, 'columns', { columns: { ...others, group: 4 } });
  expect(await files.settled(first.importId)).toMatchObject({ counts: { changed: 2 } });
  expect((await files.act(first.importId, 'confirmation')).status).toBe(200);
  expect((await people(world)).map((person) => [person.studies, person.status])).toEqual([
    ['Zmyślistyka, rok 3', 'active'],
    ['Zmyślistyka, rok 3', 'active'],
  ]);
  const next = await files.read(file('Zmyślistyka, rok 3', 'skreślony'), 'only-listed');
  expect(next).toMatchObject({ columns: { group: 4, status }, counts: { changed: 2, same: 0 } });
  expect(next.otherwise).toEqual([{ field: 'group', reads: 'Kol. X' }]);
});

test('F74 the same file twice changes nothing', async () => {
  await using world = await createWorld();
  const files = await openFiles(world);
  const file = csvOf([HEADERS, ...known(world), NEW_ROW]);
  const first = await files.read(file);
  await confirmByTwo(files, await openSecond(world), first.importId);
  const second = await files.read(file);
  expect(second.counts).toMatchObject({ new: 0, changed: 0, leaving: 0, same: 3 });
  expect(await files.act(second.importId, 'confirmation')).toMatchObject({ status: 409 });
});

test('F75 a file that drops more than a tenth of the people waits for a second person', async () => {
  await using world = await createWorld();
  await withoutCards(world, 2, '3');
  const files = await openFiles(world);
  const held = await files.read(csvOf([HEADERS, ...known(world).slice(0, 1)]));
  expect(held).toMatchObject({ needsSecondPerson: true, counts: { leaving: 3 } });
  expect(await files.act(held.importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'HELD' } });
  expect((await people(world)).map(({ status }) => status)).toEqual(['active', 'active', 'active', 'active']);

  const other = await openSecond(world);
  expect(await other.act(held.importId, 'confirmation')).toMatchObject({ status: 200 });
  const statuses = (await people(world)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(['active', 'removed', 'removed', 'removed']);
});

test('a preview made before another file was confirmed is out of date', async () => {
  await using world = await createWorld();
  const files = await openFiles(world);
  const older = await files.read(csvOf([HEADERS, ...known(world), NEW_ROW]));
  const newer = await files.read(csvOf([HEADERS, ...known(world), NEW_ROW]));
  await confirmByTwo(files, await openSecond(world), newer.importId);
  expect(await files.act(older.importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'STALE' } });
});

test('the last import is not undone once somebody it brought has an order', async () => {
  await using world = await createWorld();
  const files = await openFiles(world);
  const { importId } = await files.read(csvOf([HEADERS, NEW_ROW]), 'only-listed');
  await confirmByTwo(files, await openSecond(world), importId);
  const [, , added] = await people(world);
  const at = world.clock.now();
  const order = { order_id: randomUUID(), person_id: added?.person_id ?? '', card_id: added?.card_id ?? '' };
  const rest = {
    state: 'failed',
    ordered_at: at,
    changed_at: at,
    sequence: 0,
    delayed: false,
    replaces_earlier: false,
  };
  await world.databases.institution
    .insertInto('card_orders')
    .values({ institution_id: 'pwsm', ...order, ...rest } as never)
    .execute();
  expect(await files.act(importId, 'undoing')).toMatchObject({ status: 409, body: { code: 'IN_USE' } });
});

test('rows that were not taken can be fetched for a week after the rest was confirmed; a file nobody decides is discarded', async () => {
  await using world = await createWorld();
  const files = await openFiles(world);
  const { importId } = await files.read(csvOf([HEADERS, NEW_ROW, NEW_ROW]), 'only-listed');
  const second = await openSecond(world);
  const confirmed = await confirmByTwo(files, second, importId);
  expect(confirmed).toMatchObject({ status: 200 });
  expect(confirmed.body.rejectedUntil).toBeUndefined();
  expect(await files.get(importId)).toMatchObject({ rejectedUntil: expect.any(String) });
  expect((await files.act(importId, 'rejected-rows')).body.csv).toContain('Nowicka');
  const undecided = await files.read(csvOf([HEADERS, NEW_ROW]), 'only-listed');

  world.clock.advance({ days: 7, minutes: 1 });
  await world.institution.sweep();
  const later = await openFiles(world);
  expect((await later.get(importId)).rejectedUntil).toBeUndefined();
  expect(await later.act(importId, 'rejected-rows')).toMatchObject({ status: 404 });
  expect(await later.get(undecided.importId)).toMatchObject({ state: 'discarded' });
  const rows = await world.databases.institution.selectFrom('roster_rows').select(['kind', 'import_id']).execute();
  expect(rows).toEqual([{ kind: 'new', import_id: importId }]);
  expect(await later.act(importId, 'undoing')).toMatchObject({ status: 409, body: { code: 'HELD' } });
});

/** As programs on Polish Windows write text. */
function inWindows1250(text: string): Buffer {
  const table = new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from(Array.from(text, (letter) => table.indexOf(letter)));
}
