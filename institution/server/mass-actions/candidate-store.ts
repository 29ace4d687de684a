import { type CandidateSource, MASS_ACTION_MAX } from '@mleg/institution-contract/mass-action';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

/** Among those with a card or codes. `left`: whom a list of people has left out, or calls removed or graduated. */
const SOURCES: Readonly<Record<CandidateSource, ReturnType<typeof sql>>> = {
  left: sql`people.status in ('removed', 'graduated')`,
  suspended: sql`card_orders.state = 'activated' and card_orders.suspended_at is not null`,
  all: sql`true`,
};

/** In the order of a Polish list of names. */
export async function selectCandidates(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  source: CandidateSource,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select people.person_id from people join card_orders using (institution_id, person_id)
    where people.institution_id = ${institutionId} and ${SOURCES[source]}
      and card_orders.state in ${OPEN}
    order by people.family_name collate "pl-x-icu", people.given_name collate "pl-x-icu", people.person_id
    limit ${MASS_ACTION_MAX}`.execute(within);
  return rows.map((row) => row.person_id);
}
