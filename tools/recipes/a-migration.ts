import type { Recipe } from './recipe.ts';

export const aMigration: Recipe = {
  title: 'A migration',
  steps: [
    {
      file: 'institution/server/database/9999-photo-origin.ts',
      create: `import { type Kysely, sql } from 'kysely';

/** Where a photo came from. Those that are there came from the office. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql\`alter table photos add column origin text not null default 'office'\`.execute(database);
}
`,
    },
    {
      file: 'institution/server/database/migrate-institution.ts',
      after: "import * as tables from './0001-tables.ts';\n",
      text: "import * as photoOrigin from './9999-photo-origin.ts';\n",
    },
    {
      file: 'institution/server/database/migrate-institution.ts',
      after: "  '0001-tables': tables,\n",
      text: "  '9999-photo-origin': photoOrigin,\n",
    },
    {
      file: 'institution/server/database/schema.ts',
      after: '  jpeg: Buffer;\n  sha256: Buffer;\n  stored_at: Date;\n',
      text: '  origin: Generated<string>;\n',
    },
  ],
};
