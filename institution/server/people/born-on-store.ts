import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase, PeopleTable } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;
type Known = Selectable<PeopleTable>;

/** As a join, because a planner that does not yet know how many people there are would compare each with every date. */
export async function selectBornOn(
  within: Within,
  institutionId: string,
  birthdates: readonly string[],
): Promise<Known[]> {
  if (birthdates.length === 0) return [];
  const { rows } = await sql<Known>`
    select people.* from unnest(${[...new Set(birthdates)]}::date[]) as wanted (birthdate)
    join people on people.institution_id = ${institutionId} and people.birthdate = wanted.birthdate`.execute(within);
  return rows;
}
