import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Any number, the same in all processes: whoever holds it opens the next list. */
const OPEN_LOCK = 7_305_422;

/** A run of counters of one list, for the caller alone, for ever. */
export async function leaseCounters(
  database: Kysely<IssuerDatabase>,
  size: number,
  block: number,
  emptyBits: () => Uint8Array,
): Promise<{ listId: number; from: number }> {
  const lease = async (within: Kysely<IssuerDatabase>) => {
    const { rows } = await sql<{ listId: number; from: number }>`
      update status_lists set leased = leased + ${block}
      where list_id = (
        select list_id from status_lists where leased <= ${size - block} order by list_id limit 1
      ) and leased <= ${size - block}
      returning list_id as "listId", leased - ${block} as "from"`.execute(within);
    return rows[0];
  };
  const leased = await lease(database);
  if (leased) return leased;
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${OPEN_LOCK})`.execute(transaction);
    const again = await lease(transaction);
    if (again) return again;
    await transaction.insertInto('status_lists').values({ bits: emptyBits() }).execute();
    const fresh = await lease(transaction);
    if (!fresh) throw new Error('A status list that was just opened has no room.');
    return fresh;
  });
}
