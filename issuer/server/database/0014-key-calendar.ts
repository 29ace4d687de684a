import { createKeyCalendar } from '@mleg/platform/keys/calendar-migration';
import type { Kysely } from 'kysely';

/** Keys follow each other; those from before are taken for the first of their use when they are opened. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createKeyCalendar(database as unknown as Kysely<never>);
}
