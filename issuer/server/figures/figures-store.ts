import type { DayFigures } from '@mleg/issuer-contract/figures';
import { type Kysely, sql, type Transaction } from 'kysely';
import { eventName } from '../database/event-for-each.ts';
import type { IssuerDatabase } from '../database/schema.ts';

const REQUESTED = eventName('issuance.requested');
const PREPARED = eventName('issuance.prepared');
const ACTIVATIONS = sql.join([eventName('activation.confirmed'), eventName('activation.assumed')]);
const FAILURES = sql.join(
  (['issuance.failed', 'activation.locked', 'credential.failed-in-wallet'] as const).map(eventName),
);

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** Where the counting stands; whoever reads it here counts alone until the transaction ends. */
export async function lockProgress(transaction: Transaction<IssuerDatabase>): Promise<number> {
  const row = await transaction
    .selectFrom('figures_progress')
    .select('counted_position')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.counted_position;
}

/**
 * Adds the next links of the audit chain to the days of their institutions, and moves on. Positions have no gaps and
 * never change, so that each event counts once. A request's wait is looked up by its subject, not by a scan.
 * @returns how many events were looked at
 */
export async function countNext(
  transaction: Transaction<IssuerDatabase>,
  after: number,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ seen: number }>`
    with next as (
      select event_id, institution_id, subject, event, at, position, (at at time zone 'Europe/Warsaw')::date as day
      from audit_events where position > ${after} and position <= ${after + limit}
    ), waits as (
      select next.event_id, extract(epoch from next.at - (
        select min(asked.at) from audit_events asked
        where asked.institution_id = next.institution_id and asked.subject = next.subject
          and asked.event = ${REQUESTED}
      ))::double precision as seconds
      from next where next.event = ${PREPARED}
    ), counted as (
      insert into daily_figures as known (institution_id, day, requests, activations, failures, prepared,
        waited_seconds, longest_wait_seconds)
      select institution_id, day,
        count(*) filter (where event = ${REQUESTED}),
        count(*) filter (where event in (${ACTIVATIONS})),
        count(*) filter (where event in (${FAILURES})),
        count(*) filter (where event = ${PREPARED}),
        coalesce(sum(seconds), 0), coalesce(max(seconds), 0)
      from next left join waits using (event_id)
      where event in (${REQUESTED}, ${PREPARED}, ${ACTIVATIONS}, ${FAILURES})
      group by institution_id, day
      on conflict (institution_id, day) do update set
        requests = known.requests + excluded.requests,
        activations = known.activations + excluded.activations,
        failures = known.failures + excluded.failures,
        prepared = known.prepared + excluded.prepared,
        waited_seconds = known.waited_seconds + excluded.waited_seconds,
        longest_wait_seconds = greatest(known.longest_wait_seconds, excluded.longest_wait_seconds)
    ), moved as (
      update figures_progress set counted_position = greatest(counted_position, (select max(position) from next))
      where exists (select from next)
    )
    select count(*)::integer as seen from next`.execute(transaction);
  return rows[0]?.seen ?? 0;
}

export async function updateCountedUntil(transaction: Transaction<IssuerDatabase>, now: Date): Promise<void> {
  await transaction.updateTable('figures_progress').set({ counted_until: now }).execute();
}

export async function selectCountedUntil(within: Within): Promise<Date | undefined> {
  const row = await within.selectFrom('figures_progress').select('counted_until').executeTakeFirst();
  return row?.counted_until ?? undefined;
}

/** Every day of the range, of one institution or of all; both dates included. */
export async function selectDays(
  within: Within,
  { institutionId, from, to }: { institutionId?: string | undefined; from: string; to: string },
): Promise<DayFigures[]> {
  const { rows } = await sql<DayFigures>`
    select to_char(dates.day, 'YYYY-MM-DD') as day,
      coalesce(sum(requests), 0)::integer as requests, coalesce(sum(activations), 0)::integer as activations,
      coalesce(sum(failures), 0)::integer as failures, coalesce(sum(prepared), 0)::integer as prepared,
      coalesce(sum(waited_seconds) / nullif(sum(prepared), 0), 0)::double precision as "averageWait",
      coalesce(max(longest_wait_seconds), 0)::double precision as "longestWait"
    from generate_series(${from}::date, ${to}::date, interval '1 day') as dates (day)
    left join daily_figures on daily_figures.day = dates.day::date
      and (${institutionId ?? null}::text is null or institution_id = ${institutionId ?? null})
    group by dates.day order by dates.day`.execute(within);
  return rows;
}

/** How many requests wait for their codes now, and since when the first does. */
export async function selectQueue(
  within: Within,
  institutionId: string | undefined,
): Promise<{ waiting: number; oldestSince: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldestSince: Date | null }>`
    select count(*)::integer as waiting, min(changed_at) as "oldestSince" from offers
    where state = 'accepted'
      and (${institutionId ?? null}::text is null or institution_id = ${institutionId ?? null})`.execute(within);
  return rows[0] ?? { waiting: 0, oldestSince: null };
}
