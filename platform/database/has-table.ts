import { type Kysely, sql } from 'kysely';

/** For whoever looks at a database of which it is not known how far its schema has come. */
export async function hasTable<Schema>(database: Kysely<Schema>, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(database);
  return rows[0]?.there ?? false;
}
