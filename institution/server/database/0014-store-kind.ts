import { createStoreKind } from '@mleg/platform/store-kind/claim-store';
import { type Kysely, sql } from 'kysely';

/** What an earlier release has filled says what it is: by the names of the two fictional institutions. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ demonstration: boolean; used: boolean }>`
    select exists (select from people where institution_id in ('politechnika-baltycka', 'sp-1-morzanka')) as demonstration,
      exists (select from people) as used`.execute(database);
  const [found] = rows;
  const known = found?.used ? 'production' : undefined;
  await createStoreKind(database, found?.demonstration ? 'demonstration' : known);
}
