import type { Journal } from '@mleg/platform/journal/journal';
import { insertPromise } from '@mleg/platform/journal/journal-store';
import { NotWritten } from '@mleg/platform/journal/whole-file';
import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { encodeFact, type IssuerFact } from './issuer-fact.ts';

export interface IssuerJournal extends Pick<Journal, 'read'> {
  /** Resolves when the facts are on the disk, for what is noted before the database changes. */
  note(...facts: readonly IssuerFact[]): Promise<void>;
  /** The same after a commit that made the promise, before anybody is answered or anything is published. */
  keep(promise: string, ...facts: readonly IssuerFact[]): Promise<void>;
}

export const createIssuerJournal = (journal: Journal): IssuerJournal => ({
  note: (...facts) => journal.append(...facts.flatMap(encodeFact)),
  keep: (promise, ...facts) => journal.keep(promise, ...facts.flatMap(encodeFact)),
  read: () => journal.read(),
});

/** A transaction that ends things for good; what it adds to `facts` is in the journal when this resolves. */
export async function changeForGood<Result>(
  { database, journal }: { database: Kysely<IssuerDatabase>; journal: IssuerJournal },
  change: (transaction: Transaction<IssuerDatabase>, facts: IssuerFact[]) => Promise<Result>,
  committed: (result: Result) => void = () => {},
): Promise<Result> {
  const facts: IssuerFact[] = [];
  const { result, promise } = await database.transaction().execute(async (transaction) => ({
    result: await change(transaction, facts),
    promise: facts.length > 0 ? await insertPromise(transaction) : undefined,
  }));
  committed(result);
  if (promise) await journal.keep(promise, ...facts);
  return result;
}

/**
 * The same in both or in neither, for what people at the server do on a bad day: where the journal cannot be written, it
 * rejects with `NotWritten`, and nothing was changed. Written before the commit, a fact may be known to a database that
 * goes back to before it: so it is written once more after it, which changes nothing else.
 */
export function changeInBoth<Result>(
  { database, journal }: { database: Kysely<IssuerDatabase>; journal: IssuerJournal },
  change: (transaction: Transaction<IssuerDatabase>, facts: IssuerFact[]) => Promise<Result>,
): Promise<Result> {
  const second: IssuerJournal = {
    ...journal,
    keep: (promise, ...facts) => journal.keep(promise, ...facts).catch(unlessNotWritten),
  };
  return changeForGood({ database, journal: second }, async (transaction, facts) => {
    const result = await change(transaction, facts);
    await journal.note(...facts);
    return result;
  });
}

/** It is there already. */
function unlessNotWritten(error: unknown): void {
  if (!(error instanceof NotWritten)) throw error;
}
