import type { IssuerDeps } from '../deps.ts';
import { countNext, lockProgress, updateCountedUntil } from './figures-store.ts';

const BATCH = 1_000;

/**
 * Counts what has been linked into the audit chain since the last time, batch by batch, one process at a time. Days are
 * read from these sums: looking at them costs the same whether a hundred cards were issued or a million.
 */
export async function countFigures({ database, clock }: Pick<IssuerDeps, 'database' | 'clock'>): Promise<void> {
  for (let seen = BATCH; seen === BATCH; ) {
    seen = await database.transaction().execute(async (transaction) => {
      const after = await lockProgress(transaction);
      const counted = await countNext(transaction, after, BATCH);
      if (counted < BATCH) await updateCountedUntil(transaction, clock.now());
      return counted;
    });
  }
}
