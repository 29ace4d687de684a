import type { Recipe } from './recipe.ts';

export const aFact: Recipe = {
  title: 'A fact from the register',
  api: true,
  steps: [
    {
      file: 'institution/contract/person-fields.ts',
      after: "  albumNumber: { kind: 'text', required: true },\n",
      text: "  fatherName: { kind: 'text' },\n",
    },
    {
      file: 'institution/server/register/fields.ts',
      after: "  pesel: { headers: ['pesel', 'nr pesel', 'numer pesel', 'pesel ucznia'] },\n",
      text: `  fatherName: {
    column: 'father_name',
    empty: null,
    text: { schema: given_name, max: 100 },
    headers: ['imie ojca'],
  },
`,
    },
    {
      file: 'institution/server/database/9998-father-name.ts',
      create: `import { type Kysely, sql } from 'kysely';

/** What some registers tell people of one name apart by. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql\`alter table people add column father_name text\`.execute(database);
  await sql\`alter table roster_rows add column father_name text\`.execute(database);
}
`,
    },
    {
      file: 'institution/server/database/migrate-institution.ts',
      after: "import * as roster from './0003-roster.ts';\n",
      text: "import * as fatherName from './9998-father-name.ts';\n",
    },
    {
      file: 'institution/server/database/migrate-institution.ts',
      after: "  '0003-roster': roster,\n",
      text: "  '9998-father-name': fatherName,\n",
    },
    {
      file: 'institution/app/texts/pl/roster.ts',
      after: "    givenName: 'Imię',\n",
      text: "    fatherName: 'Imię ojca',\n",
    },
    {
      file: 'institution/app/texts/en/roster.ts',
      after: "    givenName: 'Given name',\n",
      text: "    fatherName: 'Father’s name',\n",
    },
    {
      file: 'institution/server/texts/pl/rejected-rows.ts',
      after: "    givenName: 'imię',\n",
      text: "    fatherName: 'imię ojca',\n",
    },
    {
      file: 'institution/server/texts/en/rejected-rows.ts',
      after: "    givenName: 'given name',\n",
      text: "    fatherName: 'father’s name',\n",
    },
  ],
};
