import { type Kysely, sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

/** Whether the institution has people: their PESELs and codes are of no use without the keys they were sealed with. */
export async function isInUse(database: Kysely<InstitutionDatabase>, institutionId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from people where institution_id = ${institutionId}) as used`.execute(database);
  return rows[0]?.used ?? false;
}
