import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { ABOUT_A_PERSON } from './deed.ts';
import type { DeedRecord } from './deed-store.ts';
import type { Amount, Counted } from './second-person-rules.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

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
