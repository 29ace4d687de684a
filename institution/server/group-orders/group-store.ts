import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface GroupCount {
  name: string;
  people: number;
  ready: number;
  activated: number;
}

/** Groups with active people in them, in the order of a Polish list. */
export async function countGroups(within: Within, institutionId: string, now: Date): Promise<GroupCount[]> {
  const { rows } = await sql<GroupCount>`
    select people.studies as name, count(*) as people,
      count(*) filter (where card_orders.state = 'ready' and card_orders.expires_at > ${now}) as ready,
      count(*) filter (where card_orders.state = 'activated') as activated
    from people left join card_orders on card_orders.institution_id = people.institution_id
      and card_orders.person_id = people.person_id
      and card_orders.state in ${OPEN}
    where people.institution_id = ${institutionId} and people.status = 'active' and people.studies <> ''
    group by people.studies
    order by people.studies collate "pl-x-icu"`.execute(within);
  return rows;
}
