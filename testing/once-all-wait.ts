import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { until, when } from './until.ts';

/**
 * Has calls meet at a lock instead of hoping that they do: what `lock` takes is given back when all of them wait in the
 * database, one for it and others perhaps for the first.
 */
export async function onceAllWait<Database, Result>(
  database: Kysely<Database>,
  lock: (transaction: Transaction<Database>) => Promise<unknown>,
  calls: readonly (() => Promise<Result>)[],
): Promise<Result[]> {
  const started = await database.transaction().execute(async (transaction) => {
    await lock(transaction);
    const running = Promise.all(calls.map((call) => call()));
    await until('not all calls waited for a lock', async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
      return when((rows[0]?.waiting ?? 0) >= calls.length) && true;
    });
    return { running };
  });
  return started.running;
}
