import type { Journal } from '@mleg/platform/journal/journal';
import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { encodeFact, type IssuerFact } from './issuer-fact.ts';

export interface IssuerJournal extends Pick<Journal, 'read'> {
  /** Resolves when the facts are on the disk: after the commit, before anybody is answered or anything is published. */
  note(...facts: readonly IssuerFact[]): Promise<void>;
}

export const createIssuerJournal = (journal: Journal): IssuerJournal => ({
  note: (...facts) => journal.append(...facts.flatMap(encodeFact)),
  read: () => journal.read(),
});

/** A transaction that ends things for good; what it adds to `facts` is in the journal when this resolves. */
export async function changeForGood<Result>(
  { database, journal }: { database: Kysely<IssuerDatabase>; journal: IssuerJournal },
  change: (transaction: Transaction<IssuerDatabase>, facts: IssuerFact[]) => Promise<Result>,
): Promise<Result> {
  const facts: IssuerFact[] = [];
  const result = await database.transaction().execute((transaction) => change(transaction, facts));
  await journal.note(...facts);
  return result;
}
