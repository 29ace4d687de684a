import type { Journal } from '@mleg/platform/journal/journal';
import { insertPromise } from '@mleg/platform/journal/journal-store';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { type AccountEnd, encodeAccountEnd } from './account-end.ts';

interface Needed {
  database: Kysely<InstitutionDatabase>;
  journal: Pick<Journal, 'keep'>;
  settings: { institutionId: string };
}

/** A transaction that ends ways in; what it adds to `ends` is in the journal when this resolves: before the answer. */
export async function changeForGood<Result>(
  { database, journal, settings }: Needed,
  change: (transaction: Transaction<InstitutionDatabase>, ends: AccountEnd[]) => Promise<Result>,
): Promise<Result> {
  const ends: AccountEnd[] = [];
  const { result, promise } = await database.transaction().execute(async (transaction) => ({
    result: await change(transaction, ends),
    promise: ends.length > 0 ? await insertPromise(transaction) : undefined,
  }));
  if (promise) await journal.keep(promise, ...ends.map((end) => encodeAccountEnd(end, settings.institutionId)));
  return result;
}
