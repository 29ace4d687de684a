import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { forgetDecided, restorePeople, selectAreNewPeopleInUse, writePeople } from './apply-store.ts';
import { insertImport, selectFileToRead, updateImport } from './import-store.ts';
import {
  countRows,
  type ImportKey,
  insertLeaving,
  insertRows,
  type StagedRow,
  selectKnown,
  selectRows,
} from './row-store.ts';
import { selectIsOutdated } from './touched-store.ts';

const KNOWN = personRow({
  person_id: randomUUID(),
  album_number: '1',
  pesel_sealed: Buffer.from([1, 0, 255]),
  pesel_lookup: Buffer.from([7]),
  physical_card_number: 'PM1',
  physical_card_issued_on: '2025-10-01',
});
const LEAVING = personRow({ person_id: randomUUID(), album_number: '2', status: 'on-leave' });
const OTHERS = personRow({ person_id: randomUUID(), album_number: '1', institution_id: 'other' });

function staged(changes: Partial<StagedRow>): StagedRow {
  const { institution_id: _, physical_card_extended_until: __, ...person } = KNOWN;
  return { ...person, line: 2, kind: 'changed', problems: [], cells_sealed: null, before: null, ...changes };
}

const ROWS = [
  staged({ family_name: 'Nowa', pesel_sealed: Buffer.from([9, 128]), pesel_lookup: Buffer.from([8]) }),
  staged({
    line: 3,
    kind: 'new',
    person_id: randomUUID(),
    card_id: randomUUID(),
    album_number: '3',
    pesel_lookup: null,
  }),
  staged({ line: 4, kind: 'error', person_id: null, cells_sealed: Buffer.from('x'), album_number: '4' }),
];

async function stage(database: Kysely<InstitutionDatabase>) {
  await upsertPeople(database, [KNOWN, LEAVING, OTHERS], asOperator());
  const key = { institutionId: INSTITUTION, importId: randomUUID() };
  await insertImport(database, {
    institution_id: INSTITUTION,
    import_id: key.importId,
    file_name: 'lista.csv',
    file_sealed: Buffer.from('sealed'),
    scope: 'everybody',
    uploaded_by: randomUUID(),
    uploaded_at: new Date(),
    columns_chosen: false,
    rows_read: 0,
    progress: 0,
  });
  const [known] = await selectKnown(database, INSTITUTION, [KNOWN.album_number]);
  const before = known?.stands ?? null;
  await insertRows(
    database,
    key,
    ROWS.map((row) => (row.kind === 'changed' ? { ...row, before } : row)),
  );
  await insertLeaving(database, key);
  return key;
}

const record = (importId: string) => ({
  institution_id: INSTITUTION,
  import_id: importId,
  state: 'reading' as const,
});

const everybody = (database: Kysely<InstitutionDatabase>) =>
  database.selectFrom('people').selectAll().orderBy('institution_id').orderBy('album_number').execute();

test('F73 what is staged is written as it is, and undone to the byte; other institutions are left alone (I10)', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const key = await stage(database);
  const before = await everybody(database);
  await database.transaction().execute(async (transaction) => {
    await writePeople(transaction, key, asOperator());
  });
  const after = await everybody(database);
  expect(after.map((person) => [person.institution_id, person.album_number, person.status])).toEqual([
    ['other', '1', 'active'],
    [INSTITUTION, '1', 'active'],
    [INSTITUTION, '2', 'removed'],
    [INSTITUTION, '3', 'active'],
  ]);
  expect(after[1]).toMatchObject({ family_name: 'Nowa', pesel_sealed: Buffer.from([9, 128]), card_id: KNOWN.card_id });
  const [changed] = await selectRows(database, { ...key, kind: 'changed', after: undefined, limit: 5 });
  expect(changed?.before).toMatchObject({ family_name: KNOWN.family_name, pesel_lookup: '\\x07' });
  await database.transaction().execute(async (transaction) => {
    expect(await selectAreNewPeopleInUse(transaction, key)).toBe(false);
    await restorePeople(transaction, key, asOperator());
  });
  expect(await everybody(database)).toEqual(before);
});

const isOutdated = (database: Kysely<InstitutionDatabase>, key: ImportKey) =>
  database.transaction().execute((transaction) => selectIsOutdated(transaction, key));

describe('Q72: what a file was compared with', () => {
  test('stands while nobody whom it touches is changed, whatever happens to others, or to what no file says', async () => {
    await using fresh = await freshInstitutionDatabase();
    const { database } = fresh;
    const key = await stage(database);
    await database.updateTable('people').set({ studies: '1z' }).where('institution_id', '=', 'other').execute();
    await database
      .updateTable('people')
      .set({ pesel_sealed: Buffer.from('sealed anew') })
      .execute();
    expect(await isOutdated(database, key)).toBe(false);
  });

  test.each([
    ['somebody whom it changes', KNOWN, { studies: '9z' }],
    ['a PESEL', KNOWN, { pesel_lookup: Buffer.from('another') }],
    ['somebody who leaves by it', LEAVING, { status: 'active' as const }],
    ['the number of somebody whom it brings', LEAVING, { album_number: '3' }],
  ])('stands no more when another change is made to %s', async (_what, { person_id }, change) => {
    await using fresh = await freshInstitutionDatabase();
    const { database } = fresh;
    const key = await stage(database);
    await database.updateTable('people').set(change).where('person_id', '=', person_id).execute();
    expect(await isOutdated(database, key)).toBe(true);
  });

  test('stands no more when somebody is gone, or comes with a number that it brings', async () => {
    await using fresh = await freshInstitutionDatabase();
    const { database } = fresh;
    const key = await stage(database);
    await database.deleteFrom('people').where('person_id', '=', LEAVING.person_id).execute();
    expect(await isOutdated(database, key)).toBe(true);
    await upsertPeople(database, [LEAVING], asOperator());
    expect(await isOutdated(database, key)).toBe(false);
    const byHand = personRow({ person_id: randomUUID(), card_id: randomUUID(), album_number: '3', pesel_lookup: null });
    await upsertPeople(database, [byHand], asOperator());
    expect(await isOutdated(database, key)).toBe(true);
  });
});

test('who is named by no row leaves, once, with a line that no file has', async () => {
  await using fresh = await freshInstitutionDatabase();
  const key = await stage(fresh.database);
  const leaving = await selectRows(fresh.database, { ...key, kind: 'leaving', after: undefined, limit: 5 });
  expect(leaving.map(({ person_id, line, status }) => [person_id, line, status])).toEqual([
    [LEAVING.person_id, -1, 'removed'],
  ]);
  expect(await selectRows(fresh.database, { ...key, kind: 'leaving', after: -1, limit: 5 })).toEqual([]);
  expect((await countRows(fresh.database, key)).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: 'changed', total: 1 },
    { kind: 'error', total: 1 },
    { kind: 'leaving', total: 1 },
    { kind: 'new', total: 1 },
  ]);
});

test('people are known by number, of the own institution only (I10)', async () => {
  await using fresh = await freshInstitutionDatabase();
  await stage(fresh.database);
  const known = async (...numbers: string[]) =>
    (await selectKnown(fresh.database, INSTITUTION, numbers)).map((person) => person.person_id);
  expect(await known('1')).toEqual([KNOWN.person_id]);
  expect(await known('9')).toEqual([]);
});

test('one file is read by one process, and one that dies leaves nothing and hinders nobody', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const { institutionId, importId } = await stage(database);
  const dying = database.transaction().execute(async (transaction) => {
    expect(await selectFileToRead(transaction, institutionId, importId)).toBeDefined();
    const second = await database.transaction().execute((other) => selectFileToRead(other, institutionId, importId));
    expect(second).toBeUndefined();
    await insertRows(transaction, { institutionId, importId }, [staged({ line: 9, kind: 'same' })]);
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect((await countRows(database, { institutionId, importId })).some(({ kind }) => kind === 'same')).toBe(false);
  const again = await database
    .transaction()
    .execute((transaction) => selectFileToRead(transaction, institutionId, importId));
  expect(again?.fileSealed.toString()).toBe('sealed');
});

test('a decided import leaves its way back until the next one is decided; the file is gone at once', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const first = await stage(database);
  await updateImport(database, record(first.importId), { state: 'ready' });
  const decided = { state: 'confirmed', file_sealed: null, decided_at: new Date() } as const;
  const ready = { ...record(first.importId), state: 'ready' as const };
  // The table itself keeps no file of a decided import.
  await expect(updateImport(database, ready, { state: 'confirmed' })).rejects.toThrow('roster_imports_check');
  expect(await updateImport(database, ready, decided)).toBe(true);
  expect(await updateImport(database, ready, decided)).toBe(false);
  const confirmed = { ...ready, state: 'confirmed' as const };
  await expect(updateImport(database, confirmed, { state: 'ready' })).rejects.toThrow(/cannot go from confirmed/);
  const second = await stage(database);
  await database.transaction().execute((transaction) => forgetDecided(transaction, second));
  expect(await countRows(database, first)).toEqual([]);
  expect(await countRows(database, second)).not.toEqual([]);
});
