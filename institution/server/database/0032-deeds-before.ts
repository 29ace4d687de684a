import { type Kysely, sql } from 'kysely';

/**
 * What stood there when something was asked for: where it is another by now, nobody approves what they could not see.
 * What waited before this release has none, and is asked for again.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw('alter table deeds add column before_hash bytea').execute(database);
}
