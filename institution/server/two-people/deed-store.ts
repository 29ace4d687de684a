import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import { DEED_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedsTable } from '../database/two-people-schema.ts';
import { ABOUT_A_PERSON } from './deed.ts';
import type { Amount, Counted } from './second-person-rules.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type DeedRecord = Selectable<DeedsTable>;

interface Sum {
  accountIds: readonly string[];
  counted: Counted;
  since: Date;
  /** A person. */
  besides?: string | undefined;
}

/** One after another for a person, so that what counts together is counted together. */
export async function lockDeeds(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  accountIds: readonly string[],
): Promise<void> {
  // In one order, so that two accounts of a person never wait for each other.
  for (const accountId of accountIds.toSorted()) {
    const key = `deeds/${institutionId}/${accountId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(within);
  }
}

/** Whose deed the transaction is: who is put out by it, the database writes down with that (`people_left`). */
export async function noteWhoActs(within: Transaction<InstitutionDatabase>, accountId: string): Promise<void> {
  await sql`select set_config('mleg.acting', ${accountId}, true)`.execute(within);
}

/**
 * How much of something a person has done alone since then, by any of their accounts. Deeds about somebody who is here
 * count once for each of these, and not at all for `besides`: a card that is suspended and put back is one card. Of
 * others each counts as it is, since the ids of some are chosen by whoever asks.
 */
export async function sumAlone(
  within: Within,
  institutionId: string,
  { accountIds, counted, since, besides }: Sum,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    with counting as (
      select deeds.kind, deeds.about, deed_counts.amount from deeds join deed_counts using (institution_id, deed_id)
      where institution_id = ${institutionId} and asked_by = any (${accountIds}::uuid[]) and counted = ${counted}
        and state = 'alone' and asked_at > ${since}
    )
    select coalesce(sum(amount), 0)::integer as total from (
      select amount from counting where kind <> all (${ABOUT_A_PERSON}::text[])
      union all
      select max(amount) from counting
        where kind = any (${ABOUT_A_PERSON}::text[]) and about is distinct from ${besides ?? null}::uuid
        group by about
    ) as counted`.execute(within);
  return rows[0]?.total ?? 0;
}

/** What a deed that one person does alone counts. */
export async function insertCounts(
  within: Within,
  { institution_id, deed_id }: Pick<DeedRecord, 'institution_id' | 'deed_id'>,
  amounts: readonly Amount[],
): Promise<void> {
  const counts = amounts.filter(({ count }) => count > 0);
  if (counts.length === 0) return;
  const rows = counts.map(({ of: counted, count: amount }) => ({ institution_id, deed_id, counted, amount }));
  await within.insertInto('deed_counts').values(rows).execute();
}

/** Cards on phones that work. */
export async function countLiveCards(within: Within, institutionId: string): Promise<number> {
  const { total } = await within
    .selectFrom('card_orders')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'activated')
    .executeTakeFirstOrThrow();
  return total;
}

/** The same thing asked for again by the same account while it waits takes the place of what it asked before. */
export async function upsertDeed(within: Within, deed: DeedRecord): Promise<string> {
  const { deed_id: deedId } = await within
    .insertInto('deeds')
    .values(deed)
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'kind', 'about', 'apart', 'asked_by'])
        // A literal: of a parameter PostgreSQL cannot tell that it means the partial index.
        .where(sql<boolean>`state = 'held'`)
        .doUpdateSet({
          // The content is sealed for the row's own id.
          deed_id: deed.deed_id,
          content_sealed: deed.content_sealed,
          before_hash: deed.before_hash,
          rules: deed.rules,
          amount: deed.amount,
          asked_at: deed.asked_at,
          brought_by: deed.brought_by,
        }),
    )
    .returning('deed_id')
    .executeTakeFirstOrThrow();
  return deedId;
}

export function selectDeed(within: Within, institutionId: string, deedId: string): Promise<DeedRecord | undefined> {
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('deed_id', '=', deedId)
    .executeTakeFirst();
}

/** The same thing asked for by the same account, where it waits. */
export function selectWaitingFor(
  within: Within,
  {
    institution_id,
    kind,
    about,
    apart,
    asked_by,
  }: Pick<DeedRecord, 'institution_id' | 'kind' | 'about' | 'apart' | 'asked_by'>,
): Promise<DeedRecord | undefined> {
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institution_id)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('apart', '=', apart)
    .where('asked_by', '=', asked_by)
    .where('state', '=', 'held')
    .executeTakeFirst();
}

/** What waits to give an account a right: of a guardian of that person, or what the staff may do. */
export function selectWaitingGrants(
  within: Within,
  institutionId: string,
  { accountId, personId }: { accountId: string; personId?: string | undefined },
): Promise<DeedRecord[]> {
  const waiting = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'held');
  if (personId !== undefined) {
    return waiting
      .where('kind', '=', 'join-guardian')
      .where('about', '=', personId)
      .where('asked_by', '=', accountId)
      .execute();
  }
  return waiting.where('kind', 'in', ['set-roles', 'join-staff']).where('about', '=', accountId).execute();
}

/** Whether somebody has been asked about this, whoever asked. */
export async function selectIsHeld(within: Within, institutionId: string, about: string): Promise<boolean> {
  const held = await within
    .selectFrom('deeds')
    .select('deed_id')
    .where('institution_id', '=', institutionId)
    .where('about', '=', about)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return held !== undefined;
}

/** Which of these somebody has been asked about, and by whom; what was asked first comes first. */
export function selectHeldAbout(
  within: Within,
  institutionId: string,
  abouts: readonly string[],
): Promise<Pick<DeedRecord, 'deed_id' | 'about' | 'asked_by'>[]> {
  if (abouts.length === 0) return Promise.resolve([]);
  return within
    .selectFrom('deeds')
    .select(['deed_id', 'about', 'asked_by'])
    .where('institution_id', '=', institutionId)
    .where('about', 'in', abouts)
    .where('state', '=', 'held')
    .orderBy('asked_at')
    .execute();
}

/**
 * What waits, the longest first, in turns: before the second request of one person stands the first of everybody else,
 * so that nobody buries another's by many of their own. Who comes with an invitation is the inviter's request.
 */
export function selectHeld(within: Within, institutionId: string, limit: number): Promise<DeedRecord[]> {
  const turn = sql`row_number() over (
    partition by case when kind in ('join-guardian', 'join-staff') then coalesce(brought_by[1], asked_by) else asked_by end
    order by asked_at, deed_id)`;
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'held')
    .orderBy(turn)
    .orderBy('asked_at')
    .orderBy('deed_id')
    .limit(limit)
    .execute();
}

export type DecidedRecord = DeedRecord & { state: Decision['state']; decided_by: string; decided_at: Date };

const isDecided = (record: DeedRecord): record is DecidedRecord =>
  (record.state === 'approved' || record.state === 'refused') &&
  record.decided_by !== null &&
  record.decided_at !== null;

/** What second people, and those who had asked, have decided since then; the newest first. */
export async function selectDecided(
  within: Within,
  institutionId: string,
  { since, limit, deedId }: { since: Date; limit: number; deedId?: string },
): Promise<DecidedRecord[]> {
  let query = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', 'in', ['approved', 'refused'])
    .where('decided_at', '>', since);
  if (deedId !== undefined) query = query.where('deed_id', '=', deedId);
  const records = await query.orderBy('decided_at', 'desc').orderBy('deed_id').limit(limit).execute();
  return records.filter(isDecided);
}

export interface Decision {
  state: 'approved' | 'refused';
  decided_by: string;
  decided_at: Date;
  note?: string;
}

/** @returns false where it does not wait any longer */
export async function decideDeed(
  within: Within,
  { institution_id, deed_id }: Pick<DeedRecord, 'institution_id' | 'deed_id'>,
  { note, ...decision }: Decision,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('deeds')
    .set({ ...decision, note: note ?? null })
    .where('institution_id', '=', institution_id)
    .where('deed_id', '=', deed_id)
    .where(DEED_LIFE.move(decision.state).where)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether somebody has leave that a worker, or whoever asked, has still to use. */
export async function selectLeave(
  within: Within,
  institutionId: string,
  {
    kind,
    about,
    apart,
    askedBy,
    since,
  }: { kind: DeedKind; about: string; apart?: string; askedBy?: string; since?: Date },
): Promise<DeedRecord | undefined> {
  let query = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('state', 'in', ['alone', 'approved']);
  if (apart !== undefined) query = query.where('apart', '=', apart);
  if (askedBy !== undefined) query = query.where('state', '=', 'approved').where('asked_by', '=', askedBy);
  if (since) query = query.where('decided_at', '>', since);
  return query.where('used_at', 'is', null).orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
}

/** Leave that holds once. @returns false where it was used meanwhile */
export async function useLeave(
  within: Within,
  { institution_id, deed_id }: Pick<DeedRecord, 'institution_id' | 'deed_id'>,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('deeds')
    .set({ used_at: at })
    .where('institution_id', '=', institution_id)
    .where('deed_id', '=', deed_id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was decided or done is no longer needed after a while, nor what nobody has decided about. */
export async function deleteDeedsBefore(within: Within, institutionId: string, before: Date): Promise<void> {
  await within
    .deleteFrom('deeds')
    .where('institution_id', '=', institutionId)
    .where('kind', '<>', 'keep-person')
    .where((row) => row(row.fn.coalesce('decided_at', 'asked_at'), '<', before))
    .execute();
}
