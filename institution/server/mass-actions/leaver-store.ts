import { MASS_ACTION_MAX } from '@mleg/institution-contract/mass-action';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

/** Whom a list of people has left out, or called removed or graduated, and who still has a card or codes. */
export async function selectLeavers(within: Kysely<InstitutionDatabase>, institutionId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select people.person_id from people join card_orders using (institution_id, person_id)
    where people.institution_id = ${institutionId} and people.status in ('removed', 'graduated')
      and card_orders.state in ('ordered', 'preparing', 'ready', 'redeemed', 'activated')
    order by people.family_name collate "pl-x-icu", people.given_name collate "pl-x-icu", people.person_id
    limit ${MASS_ACTION_MAX}`.execute(within);
  return rows.map((row) => row.person_id);
}
