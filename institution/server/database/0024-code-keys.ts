import { createKeyCalendar } from '@mleg/platform/keys/calendar-migration';
import { type Kysely, sql } from 'kysely';

/** Keys follow each other; what the Ministry knows of those that codes are sealed to stands beside the agreed terms. */
export async function up(database: Kysely<never>): Promise<void> {
  await createKeyCalendar(database);
  await sql.raw('alter table agreement_facts add column code_keys jsonb').execute(database);
}
