import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { MASS_ACTION_PERSON_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { MassActionRecord } from './mass-action-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type WaitingPerson = Pick<MassActionRecord, 'mass_action_id' | 'kind' | 'reason' | 'requested_by'> & {
  person_id: string;
};

/** Somebody of an approved action, for one process; the row stays locked to the end of the transaction. */
export async function lockWaitingPerson(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
): Promise<WaitingPerson | undefined> {
  const { rows } = await sql<WaitingPerson>`
    select entry.person_id, mass_actions.mass_action_id, mass_actions.kind, mass_actions.reason,
      mass_actions.requested_by
    from mass_action_people as entry join mass_actions using (institution_id, mass_action_id)
    where entry.institution_id = ${institutionId} and entry.state = 'waiting' and mass_actions.state = 'approved'
    order by mass_actions.requested_at, entry.mass_action_id, entry.person_id
    limit 1
    for update of entry skip locked`.execute(within);
  return rows[0];
}

export type Outcome = { state: 'done'; orderId: string } | { state: 'refused'; reason: string };

export async function updateOutcome(
  within: Within,
  institutionId: string,
  { mass_action_id: massActionId, person_id: personId }: WaitingPerson,
  outcome: Outcome,
): Promise<void> {
  const orderId = outcome.state === 'done' ? outcome.orderId : null;
  const reason = outcome.state === 'refused' ? outcome.reason : null;
  await sql`
    update mass_action_people set state = ${outcome.state}, order_id = ${orderId}, reason = ${reason}
    where institution_id = ${institutionId} and mass_action_id = ${massActionId}
      and person_id = ${personId} and ${MASS_ACTION_PERSON_LIFE.move(outcome.state).where}`.execute(within);
}

/** Those whose change failed wait again; nobody's own card does (D53). */
export async function waitAgain(within: Within, { institution_id, mass_action_id }: MassActionRecord): Promise<void> {
  await within
    .updateTable('mass_action_people')
    .set({ state: 'waiting', reason: null })
    .where('institution_id', '=', institution_id)
    .where('mass_action_id', '=', mass_action_id)
    .where(MASS_ACTION_PERSON_LIFE.move('waiting').where)
    .where('reason', '<>', 'own-card')
    .execute();
}

export interface Progress {
  total: number;
  waiting: number;
  changed: number;
  untold: number;
}

/** How far an action is; `untold`: the issuer has still to be told. */
export async function selectProgress(within: Within, institutionId: string, massActionId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select count(*) as total,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'done') as changed,
      count(*) filter (where state = 'done' and exists (
        select from issuer_calls where issuer_calls.institution_id = entry.institution_id
          and issuer_calls.order_id = entry.order_id)) as untold
    from mass_action_people as entry
    where institution_id = ${institutionId} and mass_action_id = ${massActionId}`.execute(within);
  const [progress] = rows;
  if (!progress) throw new Error('A count has no row.');
  return progress;
}

export interface Concerned {
  person_id: string;
  given_name: string;
  family_name: string;
  album_number: string;
  /** Why nothing was changed, where it was not. */
  reason: string | null;
}

/** Whom an action concerns, or only those it could not change, in the order of a Polish list of names. */
export async function selectConcerned(
  within: Within,
  institutionId: string,
  { massActionId, only }: { massActionId: string; only?: 'refused' },
): Promise<Concerned[]> {
  const { rows } = await sql<Concerned>`
    select people.person_id, people.given_name, people.family_name, people.album_number, entry.reason
    from mass_action_people as entry
      join people on people.institution_id = entry.institution_id and people.person_id = entry.person_id
    where entry.institution_id = ${institutionId} and entry.mass_action_id = ${massActionId}
      and (${only ?? null}::text is null or entry.state = ${only ?? null})
    order by people.family_name collate "pl-x-icu", people.given_name collate "pl-x-icu", people.person_id`.execute(
    within,
  );
  return rows;
}
