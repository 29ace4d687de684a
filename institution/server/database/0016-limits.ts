import { createLimitsTable } from '@mleg/platform/limits/limits-migration';
import { type Kysely, sql } from 'kysely';

/** One table of counts for all that is limited. */
export async function up(database: Kysely<never>): Promise<void> {
  await createLimitsTable(database);
  await sql`drop table sign_in_failures`.execute(database);
}
