import { createStoreKind } from '@mleg/platform/store-kind/claim-store';
import { type Kysely, sql } from 'kysely';

/** What an earlier release has filled says what it is: only demonstrations had passwords at the desk, or such numbers. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ demonstration: boolean; used: boolean }>`
    select exists (select from staff where password_hash is not null)
        or exists (select from institutions where registry_number like 'DEMO-%') as demonstration,
      exists (select from staff) or exists (select from institutions) as used`.execute(database);
  const [found] = rows;
  const known = found?.used ? 'production' : undefined;
  await createStoreKind(database, found?.demonstration ? 'demonstration' : known);
}
