import { createLimitsTable } from '@mleg/platform/limits/limits-migration';
import { type Kysely, sql } from 'kysely';

/** One table of counts for all that is limited. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createLimitsTable(database as unknown as Kysely<never>);
  await sql`drop table desk_sign_in_attempts`.execute(database);
}
