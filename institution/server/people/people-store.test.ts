import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { upsertPeople } from './people-store.ts';
import { selectMatchingPeople } from './search-store.ts';
import { foldText, searchWords } from './search-text.ts';

const now = new Date('2026-11-21T12:00:00Z');

const named = (family: string, given: string, at: number) =>
  personRow({
    person_id: randomUUID(),
    family_name: family,
    given_name: given,
    album_number: String(200_000 + at),
    search_text: foldText(`${family} ${given} ${200_000 + at}`),
  });

test('finds by parts of names and numbers, without case and diacritics, in any order', async () => {
  await using fresh = await freshInstitutionDatabase();
  await upsertPeople(
    fresh.database,
    [named('Żółć', 'Łukasz', 1), named('Zoll', 'Anna', 2), named('Морська', 'Оксана', 3)],
    asOperator(),
  );
  const found = async (query: string) => {
    const search = { words: searchWords(query), limit: 20, now };
    return (await selectMatchingPeople(fresh.database, INSTITUTION, search)).people.map((person) => person.familyName);
  };
  expect(await found('lukasz zol')).toEqual(['Żółć']);
  expect(await found('ŻÓŁĆ')).toEqual(['Żółć']);
  expect(await found('zol')).toEqual(['Zoll', 'Żółć']);
  expect(await found('200002')).toEqual(['Zoll']);
  expect(await found('морс')).toEqual(['Морська']);
  expect(await found("%' or 1=1 --")).toEqual([]);
});

test('sorts as a Polish list of names does', async () => {
  await using fresh = await freshInstitutionDatabase();
  const names = ['Żak', 'Zając', 'Ćma', 'Cyna', 'Łoś', 'Lis'];
  await upsertPeople(
    fresh.database,
    names.map((name, at) => named(name, 'Jan', at)),
    asOperator(),
  );
  const { people } = await selectMatchingPeople(fresh.database, INSTITUTION, { words: [], limit: 20, now });
  expect(people.map((person) => person.familyName)).toEqual(['Cyna', 'Ćma', 'Lis', 'Łoś', 'Zając', 'Żak']);
});

test('finds nobody of another institution', async () => {
  await using fresh = await freshInstitutionDatabase();
  await upsertPeople(fresh.database, [{ ...named('Obcy', 'Jan', 1), institution_id: 'other' }], asOperator());
  expect(await selectMatchingPeople(fresh.database, INSTITUTION, { words: ['obcy'], limit: 20, now })).toEqual({
    people: [],
    total: 0,
  });
});

test('finds among ten thousand people while somebody types', async () => {
  await using fresh = await freshInstitutionDatabase();
  const rows = Array.from({ length: 10_000 }, (_, at) => named(`Nazwisko${at % 997}`, `Imię${at % 101}`, at));
  await upsertPeople(fresh.database, rows, asOperator());
  const search = () =>
    selectMatchingPeople(fresh.database, INSTITUTION, { words: ['nazwisko1', 'imie7'], limit: 20, now });
  await search();
  const start = performance.now();
  const { people, total } = await search();
  expect(performance.now() - start).toBeLessThan(200);
  expect(people).toHaveLength(20);
  expect(total).toBeGreaterThan(20);
});

test('changes who is there already, and keeps the card that belongs to the person', async () => {
  await using fresh = await freshInstitutionDatabase();
  const before = named('Panieńskie', 'Ewa', 1);
  await upsertPeople(fresh.database, [before], asOperator());
  await upsertPeople(fresh.database, [{ ...before, family_name: 'Nowe', card_id: randomUUID() }], asOperator());
  const { people } = await selectMatchingPeople(fresh.database, INSTITUTION, { words: [], limit: 20, now });
  expect(people).toMatchObject([{ familyName: 'Nowe', cardId: before.card_id }]);
});
