import type { MassActionKind } from '@mleg/institution-contract/mass-action';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import { MASS_ACTION_LIFE } from '../database/lives.ts';
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

/** People whom this account has touched alone since then. */
export async function countRecent(
  within: Within,
  institutionId: string,
  { requestedBy, since }: { requestedBy: string; since: Date },
): Promise<number> {
  const { total } = await within
    .selectFrom('mass_actions')
    .select(sql<number>`coalesce(sum(people), 0)::integer`.as('total'))
    .where('institution_id', '=', institutionId)
    .where('requested_by', '=', requestedBy)
    .where('requested_at', '>', since)
    .where('state', '=', 'approved')
    .where('decided_by', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

/** One after another for an account, so that what counts together is counted together. */
export async function lockRequests(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  accountId: string,
): Promise<void> {
  const key = `mass-actions/${institutionId}/${accountId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(within);
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

export async function insertTouched(within: Within, massActionId: string, selection: Selection): Promise<void> {
  const isOwn = sql`person_id = ${selection.own ?? null}::uuid`;
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

export function selectMassActions(within: Within, institutionId: string, limit: number): Promise<MassActionRecord[]> {
  return within
    .selectFrom('mass_actions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy(sql`state = 'held'`, 'desc')
    .orderBy('requested_at', 'desc')
    .limit(limit)
    .execute();
}

/** @returns false where it waits for nobody any more */
export async function decideHeld(
  within: Within,
  { institution_id, mass_action_id }: MassActionRecord,
  decision: Pick<MassActionRecord, 'decided_by' | 'decided_at' | 'note'> & { state: 'approved' | 'rejected' },
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('mass_actions')
    .set(decision)
    .where('institution_id', '=', institution_id)
    .where('mass_action_id', '=', mass_action_id)
    .where(MASS_ACTION_LIFE.move(decision.state).where)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
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
