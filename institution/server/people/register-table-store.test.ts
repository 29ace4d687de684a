import { PERSON_FIELD_NAMES, PERSON_FIELDS } from '@mleg/institution-contract/person-fields';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { REGISTER } from '../register/fields.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import { freshInstitutionDatabase } from '../test-databases/fresh-institution-database.ts';
import * as languages from '../texts/languages.ts';

/** Columns of a person that no register says, and why. */
const OF_OUR_OWN = {
  institution_id: 'whose table it is',
  person_id: 'given by us',
  card_id: 'given by us',
  search_text: 'made of others',
  pesel_sealed: 'the field pesel, encrypted',
  pesel_lookup: 'the field pesel, hashed',
  physical_card_extended_until: 'a Minister’s regulation says it',
};

test('every column of a person is a field of the table or has a reason not to be, and every field is staged', async () => {
  await using fresh = await freshInstitutionDatabase();
  const columnsOf = async (table: string) => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_name = ${table} and table_schema = current_schema()`.execute(fresh.database);
    return rows.map(({ name }) => name);
  };
  const registered = [...REGISTER_COLUMNS, REGISTER.status.column];
  expect((await columnsOf('people')).sort()).toEqual([...registered, ...Object.keys(OF_OUR_OWN)].sort());
  expect(await columnsOf('roster_rows')).toEqual(expect.arrayContaining(registered));
});

test('every field has a name in every language, and a text of a file has a shape', () => {
  for (const texts of Object.values(languages)) {
    const names = texts.rejectedRows.field;
    expect(PERSON_FIELD_NAMES.filter((field) => !names[field])).toEqual([]);
  }
  expect(
    PERSON_FIELD_NAMES.filter((field) => PERSON_FIELDS[field].kind === 'text' && !('text' in REGISTER[field])),
  ).toEqual([]);
});
