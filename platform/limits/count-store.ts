import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Count, Place } from './limit.ts';
import type { LimitsDatabase } from './limits-database.ts';

type Within = Kysely<LimitsDatabase>;

/**
 * One statement, however many places there are: a client without room is not counted in its network too.
 * @returns the counts of the places that were reached, in their order
 */
export async function addCounts(
  within: Within,
  { client, network }: { client: Place; network: Place | undefined },
  now: Date,
  windowEndsAt: Date,
): Promise<Count[]> {
  const counted = addOne(client.counted, sql`true`, now, windowEndsAt);
  const isWithin = sql`exists (select from client where count <= ${client.most})`;
  const further = network
    ? addOne(network.counted, isWithin, now, windowEndsAt)
    : sql`select * from client where false`;
  const { rows } = await sql<{ count: number; window_ends_at: Date }>`
    with client as (${counted}), network as (${further})
    select 1 as place, * from client union all select 2, * from network order by place`.execute(within);
  return rows.map((row) => ({ count: row.count, windowEndsAt: row.window_ends_at }));
}

const addOne = (counted: Buffer, only: RawBuilder<unknown>, now: Date, windowEndsAt: Date) => sql`
  insert into limit_counts as known (counted, count, window_ends_at)
  select ${counted}::bytea, 1, ${windowEndsAt}::timestamptz where ${only}
  on conflict (counted) do update set
    count = case when known.window_ends_at <= ${now} then 1 else known.count + 1 end,
    window_ends_at = case when known.window_ends_at <= ${now}
      then excluded.window_ends_at else known.window_ends_at end
  returning count, window_ends_at`;

export async function takeBackCounts(within: Within, counted: readonly Buffer[]): Promise<void> {
  // One after another: whoever holds the network's row and waits for the client's would meet whoever counts.
  for (const each of counted) {
    await within
      .updateTable('limit_counts')
      .set({ count: sql`count - 1` })
      .where('counted', '=', each)
      .where('count', '>', 0)
      .execute();
  }
}

export async function deleteCounts(within: Within, counted: readonly Buffer[]): Promise<void> {
  for (const each of counted) await within.deleteFrom('limit_counts').where('counted', '=', each).execute();
}

export async function deleteCountsBefore(within: Within, now: Date): Promise<void> {
  await sql`
    delete from limit_counts where counted in (
      select counted from limit_counts where window_ends_at <= ${now} for update skip locked)`.execute(within);
}
