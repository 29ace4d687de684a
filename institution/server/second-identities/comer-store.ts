import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

/** Somebody whom whoever comes with an invitation is compared with. */
export interface Compared {
  displayName: string;
  /** Of a guardian's right. */
  since: Date | null;
  endedAt: Date | null;
  /** Whoever comes reads the same mailbox. */
  sameMailbox: boolean;
}

/** Who may act for the pupil, and who once could: standing rights first. */
export async function selectGuardiansBeside(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  { personId, accountId }: { personId: string; accountId: string },
): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    select other.display_name as "displayName", guardianships.since, guardianships.ended_at as "endedAt", ${sameMailbox}
    from guardianships join accounts as other using (institution_id, account_id)
      join accounts as comer on comer.institution_id = guardianships.institution_id and comer.account_id = ${accountId}
    where guardianships.institution_id = ${institutionId} and guardianships.person_id = ${personId}
    order by guardianships.ended_at desc nulls first, other.display_name`.execute(within);
  return rows;
}

/** Those of the office, its heads and class teachers. */
export async function selectStaffBeside(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  accountId: string,
): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    select other.display_name as "displayName", null as since, null as "endedAt", ${sameMailbox}
    from accounts as other
      join accounts as comer on comer.institution_id = other.institution_id and comer.account_id = ${accountId}
    where other.institution_id = ${institutionId} and other.account_id <> comer.account_id
      and (other.office or other.head or exists (select from class_teachers
        where class_teachers.institution_id = other.institution_id and class_teachers.account_id = other.account_id))
    order by other.display_name`.execute(within);
  return rows;
}

const sameMailbox = sql`coalesce(mailbox_of(other.email) = mailbox_of(comer.email), false) as "sameMailbox"`;
