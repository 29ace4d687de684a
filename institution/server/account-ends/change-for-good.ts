import type { Journal } from '@mleg/platform/journal/journal';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { type AccountEnd, encodeAccountEnd } from './account-end.ts';

interface Needed {
  database: Kysely<InstitutionDatabase>;
  journal: Pick<Journal, 'append'>;
  settings: { institutionId: string };
}

/** A transaction that ends ways in; what it adds to `ends` is in the journal when this resolves: before the answer. */
export async function changeForGood<Result>(
  { database, journal, settings }: Needed,
  change: (transaction: Transaction<InstitutionDatabase>, ends: AccountEnd[]) => Promise<Result>,
): Promise<Result> {
  const ends: AccountEnd[] = [];
  const result = await database.transaction().execute((transaction) => change(transaction, ends));
  await journal.append(...ends.map((end) => encodeAccountEnd(end, settings.institutionId)));
  return result;
}
