import type { Kysely } from 'kysely';
import { addCounts, deleteCounts, deleteCountsBefore, takeBackCounts } from './count-store.ts';
import type { Counts } from './limit.ts';
import type { LimitsDatabase } from './limits-database.ts';

/** Counts that all processes over one database have in common. */
export function databaseCounts<Schema extends LimitsDatabase>(of: Kysely<Schema>): Counts {
  // Kysely is invariant in its schema; only the table of counts is used.
  const database = of as unknown as Kysely<LimitsDatabase>;
  return {
    add: ([client, network], now, windowEndsAt) => addCounts(database, { client, network }, now, windowEndsAt),
    takeBack: (counted) => takeBackCounts(database, counted),
    forget: (counted) => deleteCounts(database, counted),
    forgetBefore: (now) => deleteCountsBefore(database, now),
  };
}
