import { type Kysely, sql } from 'kysely';
import type { InstitutionDatabase } from './schema.ts';

/** Whether the database answers. */
export async function pingDatabase(database: Kysely<InstitutionDatabase>): Promise<boolean> {
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}
