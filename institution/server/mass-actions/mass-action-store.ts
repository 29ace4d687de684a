import type { MassActionKind } from '@mleg/institution-contract/mass-action';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { MassActionsTable } from '../database/mass-action-schema.ts';
import { OF_CODES, ON_PHONE, OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type MassActionRecord = Selectable<MassActionsTable>;

/** Whose card or codes an action of each kind changes. */
const CHANGES: Readonly<Record<MassActionKind, ReturnType<typeof sql>>> = {
  revoke: sql`open.state in ${OPEN}`,
  'cancel-codes': sql`open.state in ${OF_CODES}`,
  suspend: sql`open.state = 'activated' and open.suspended_at is null`,
  resume: sql`open.state = 'activated' and open.suspended_at is not null`,
};

export interface Selection {
  institutionId: string;
  kind: MassActionKind;
  personIds: readonly string[];
  /** Of whoever asks. */
  own: string | undefined;
}

/** Only people of here count: an id of another institution is nobody (I10). */
const touched = ({ institutionId, kind, personIds }: Selection) => sql`
  select people.person_id, open.state from people join card_orders as open
    on open.institution_id = people.institution_id and open.person_id = people.person_id
  where people.institution_id = ${institutionId} and people.person_id = any(${personIds}::uuid[]) and ${CHANGES[kind]}`;

export interface Touched {
  people: number;
  cards: number;
  codes: number;
  own_left_out: boolean;
  live_cards: number;
}

export async function countTouched(within: Within, selection: Selection): Promise<Touched> {
  const own = sql`${selection.own ?? null}::uuid`;
  const { rows } = await sql<Touched>`
    with touched as (${touched(selection)}), others as (
      select * from touched where person_id is distinct from ${own}
    )
    select count(*) as people,
      count(*) filter (where state in ${ON_PHONE}) as cards,
      count(*) filter (where state not in ${ON_PHONE}) as codes,
      exists (select from touched where person_id = ${own}) as own_left_out,
      (select count(*) from card_orders
        where institution_id = ${selection.institutionId} and state = 'activated') as live_cards
    from others`.execute(within);
  const [counted] = rows;
  if (!counted) throw new Error('A count has no row.');
  return counted;
}

/** Whether it would change something for one of these people, whoever asks left out. */
export async function selectTouchedAmong(
  within: Within,
  selection: Selection,
  people: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ touched: boolean }>`
    select exists (select from (${touched(selection)}) as touched
      where person_id = any(${people}::uuid[])
        and person_id is distinct from ${selection.own ?? null}::uuid) as touched`.execute(within);
  return rows[0]?.touched ?? false;
}

/** @returns false where there is one with this id already */
export async function insertMassAction(within: Within, action: MassActionRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('mass_actions')
    .values(action)
    .onConflict((conflict) => conflict.columns(['institution_id', 'mass_action_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Nobody decides about a card of their own: neither who asks nor who approves (D53). */
export async function insertTouched(
  within: Within,
  massActionId: string,
  selection: Selection,
  approver: string | undefined,
): Promise<void> {
  const isOwn = sql`person_id in (${selection.own ?? null}::uuid, ${approver ?? null}::uuid)`;
  await sql`
    insert into mass_action_people (institution_id, mass_action_id, person_id, state, reason)
    select ${selection.institutionId}, ${massActionId}::uuid, person_id,
      case when ${isOwn} then 'refused' else 'waiting' end, case when ${isOwn} then 'own-card' end
    from (${touched(selection)}) as touched`.execute(within);
}

export function selectMassAction(
  within: Within,
  institutionId: string,
  massActionId: string,
): Promise<MassActionRecord | undefined> {
  return within
    .selectFrom('mass_actions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('mass_action_id', '=', massActionId)
    .executeTakeFirst();
}

/** Whether an action is about somebody who is not among these people; of those it did not touch nothing is kept. */
export async function selectIsAboutOthers(
  within: Within,
  { institution_id, mass_action_id }: MassActionRecord,
  personIds: readonly string[],
): Promise<boolean> {
  const other = await within
    .selectFrom('mass_action_people')
    .select('person_id')
    .where('institution_id', '=', institution_id)
    .where('mass_action_id', '=', mass_action_id)
    .where(sql<boolean>`person_id <> all (${personIds}::uuid[])`)
    .executeTakeFirst();
  return other !== undefined;
}

export function selectMassActions(within: Within, institutionId: string, limit: number): Promise<MassActionRecord[]> {
  return within
    .selectFrom('mass_actions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('requested_at', 'desc')
    .limit(limit)
    .execute();
}

/** Who approved which of these actions; nobody had to be asked for the others. */
export async function selectApprovers(
  within: Within,
  institutionId: string,
  massActionIds: readonly string[],
): Promise<Map<string, string>> {
  if (massActionIds.length === 0) return new Map();
  const rows = await within
    .selectFrom('mass_actions')
    .select(['mass_action_id', 'decided_by'])
    .where('institution_id', '=', institutionId)
    .where('mass_action_id', 'in', massActionIds)
    .where('state', '=', 'approved')
    .execute();
  return new Map(rows.flatMap((row) => (row.decided_by ? [[row.mass_action_id, row.decided_by] as const] : [])));
}
