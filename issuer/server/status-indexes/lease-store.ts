import { sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Any number, the same in all processes: whoever holds it opens the next list. */
const OPEN_LOCK = 7_305_422;

export interface Lease {
  /** Counters in a list, and how many of them are leased at once. */
  size: number;
  block: number;
  /** `kid` of the key that signs the cards: a list is of one key's cards, and signed by it (ADR 0071). */
  cardKey: string;
  emptyBits: () => Uint8Array;
}

/** A run of counters of one list, for the caller alone, for ever. */
export async function leaseCounters(
  transaction: Transaction<IssuerDatabase>,
  { size, block, cardKey, emptyBits }: Lease,
): Promise<{ listId: number; from: number }> {
  const lease = async () => {
    const { rows } = await sql<{ listId: number; from: number }>`
      update status_lists set leased = leased + ${block}, card_key = ${cardKey}
      where list_id = (
        select list_id from status_lists
        where leased <= ${size - block} and coalesce(card_key, ${cardKey}) = ${cardKey} order by list_id limit 1
      ) and leased <= ${size - block} and coalesce(card_key, ${cardKey}) = ${cardKey}
      returning list_id as "listId", leased - ${block} as "from"`.execute(transaction);
    return rows[0];
  };
  const leased = await lease();
  if (leased) return leased;
  await sql`select pg_advisory_xact_lock(${OPEN_LOCK})`.execute(transaction);
  const again = await lease();
  if (again) return again;
  await transaction.insertInto('status_lists').values({ bits: emptyBits() }).execute();
  const fresh = await lease();
  if (!fresh) throw new Error('A status list that was just opened has no room.');
  return fresh;
}

/** A key that must not sign any more signs no lists either: the one that follows it does, from now on. */
export async function reassignLists(
  transaction: Transaction<IssuerDatabase>,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    update status_lists set card_key = ${to}, signed_at = null where card_key = ${from}`.execute(transaction);
}
