import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import { GROUP_PERSON_LIFE } from '../database/lives.ts';
import { UNDER_WAY } from '../database/order-state-sql.ts';
import type { GroupOrderPeopleTable, GroupOrdersTable } from '../database/roster-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type GroupOrderRecord = Selectable<GroupOrdersTable>;

/** @returns false where there is one with this id already */
export async function insertGroupOrder(within: Within, order: GroupOrderRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('group_orders')
    .values(order)
    .onConflict((conflict) => conflict.columns(['institution_id', 'group_order_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Only those who are people here: an id of another institution is nobody (I10). */
export async function insertGroupPeople(
  within: Within,
  order: GroupOrderRecord,
  personIds: readonly string[],
  own: string | undefined,
): Promise<void> {
  await sql`
    insert into group_order_people (institution_id, group_order_id, person_id, state, order_id, reason, failed_rules)
    select institution_id, ${order.group_order_id}::uuid, person_id,
      case when person_id = ${own ?? null}::uuid then 'refused' else 'waiting' end, null,
      case when person_id = ${own ?? null}::uuid then 'own-card' end, '[]'
    from people
    where institution_id = ${order.institution_id} and person_id = any(${personIds}::uuid[])`.execute(within);
}

/** Whether an order is for somebody who is not among these people, or not for one of them who is here. */
export async function selectIsForOthers(
  within: Within,
  { institution_id: institutionId, group_order_id: groupOrderId }: GroupOrderRecord,
  personIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    with ordered as (
      select person_id from group_order_people
      where institution_id = ${institutionId} and group_order_id = ${groupOrderId}
    ), asked as (
      select person_id from people where institution_id = ${institutionId} and person_id = any(${personIds}::uuid[])
    )
    select exists (select from ordered full join asked using (person_id)
      where ordered.person_id is null or asked.person_id is null) as others`.execute(within);
  return rows[0]?.others ?? false;
}

export function selectGroupOrder(
  within: Within,
  institutionId: string,
  groupOrderId: string,
): Promise<GroupOrderRecord | undefined> {
  return within
    .selectFrom('group_orders')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('group_order_id', '=', groupOrderId)
    .executeTakeFirst();
}

export function selectNewestGroupOrder(
  within: Within,
  institutionId: string,
  group: string,
): Promise<GroupOrderRecord | undefined> {
  return within
    .selectFrom('group_orders')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('group_name', '=', group)
    .orderBy('placed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type WaitingPerson = Pick<GroupOrderPeopleTable, 'group_order_id' | 'person_id'> & { placed_by: string };

/** People without an order yet, for one process; they stay locked to the end of the transaction. */
export async function lockWaiting(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  limit: number,
): Promise<WaitingPerson[]> {
  const { rows } = await sql<WaitingPerson>`
    select waiting.group_order_id, waiting.person_id, group_orders.placed_by
    from group_order_people as waiting join group_orders using (institution_id, group_order_id)
    where waiting.institution_id = ${institutionId} and waiting.state = 'waiting'
    order by group_orders.placed_at, waiting.group_order_id, waiting.person_id
    limit ${limit}
    for update of waiting skip locked`.execute(within);
  return rows;
}

export interface Outcome {
  groupOrderId: string;
  personId: string;
  state: 'ordered' | 'refused';
  orderId?: string;
  reason?: string;
  failedRules?: readonly string[];
}

export async function updateOutcomes(
  within: Within,
  institutionId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const json = JSON.stringify(
    outcomes.map(({ failedRules = [], ...outcome }) => ({ ...outcome, failedRules: JSON.stringify(failedRules) })),
  );
  await sql`
    update group_order_people
    set state = outcome.state, order_id = outcome."orderId", reason = outcome.reason,
      failed_rules = outcome."failedRules"
    from jsonb_to_recordset(${json}::jsonb) as outcome (
      "groupOrderId" uuid, "personId" uuid, state text, "orderId" uuid, reason text, "failedRules" text
    )
    where institution_id = ${institutionId} and group_order_id = outcome."groupOrderId"
      and person_id = outcome."personId" and ${GROUP_PERSON_LIFE.in(['waiting'])}`.execute(within);
}

/** Those who got no codes wait again; nobody's own card does (D53). */
export async function waitAgain(within: Within, institutionId: string, groupOrderId: string): Promise<void> {
  const refused = GROUP_PERSON_LIFE.move('waiting', { from: ['refused'] });
  const ordered = GROUP_PERSON_LIFE.move('waiting', { from: ['ordered'] });
  await sql`
    update group_order_people
    set ${refused.set}, order_id = null, reason = null, failed_rules = '[]'
    where institution_id = ${institutionId} and group_order_id = ${groupOrderId} and (
      (${refused.where} and reason <> 'own-card')
      or ${ordered.where} and exists (
        select from card_orders where card_orders.institution_id = group_order_people.institution_id
          and card_orders.order_id = group_order_people.order_id and card_orders.state = 'failed'
      )
    )`.execute(within);
}

export interface Progress {
  total: number;
  under_way: number;
  ready: number;
  delayed: boolean;
}

/** How far an order is, by its people's own orders. */
export async function selectProgress(within: Within, institutionId: string, groupOrderId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select count(*) as total,
      count(*) filter (where entry.state = 'waiting' or card_orders.state in ${UNDER_WAY}) as under_way,
      count(*) filter (where card_orders.state not in ${UNDER_WAY} and card_orders.state <> 'failed') as ready,
      coalesce(bool_or(card_orders.delayed and card_orders.state = 'ordered'), false) as delayed
    from group_order_people as entry left join card_orders using (institution_id, order_id)
    where entry.institution_id = ${institutionId} and entry.group_order_id = ${groupOrderId}`.execute(within);
  const [progress] = rows;
  if (!progress) throw new Error('A count has no row.');
  return progress;
}

export interface Failure {
  person_id: string;
  given_name: string;
  family_name: string;
  album_number: string;
  reason: string | null;
  failed_rules: string;
}

export async function selectFailures(within: Within, institutionId: string, groupOrderId: string): Promise<Failure[]> {
  const { rows } = await sql<Failure>`
    select people.person_id, people.given_name, people.family_name, people.album_number,
      coalesce(entry.reason, card_orders.reason) as reason, entry.failed_rules
    from group_order_people as entry
      join people on people.institution_id = entry.institution_id and people.person_id = entry.person_id
      left join card_orders on card_orders.institution_id = entry.institution_id
        and card_orders.order_id = entry.order_id
    where entry.institution_id = ${institutionId} and entry.group_order_id = ${groupOrderId}
      and (entry.state = 'refused' or card_orders.state = 'failed')
    order by people.family_name collate "pl-x-icu", people.given_name collate "pl-x-icu", people.person_id`.execute(
    within,
  );
  return rows;
}
