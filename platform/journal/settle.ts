import type { Advance } from './journal-store.ts';

/** Why nobody was answered: the next answer waits until database and journal were compared. */
export class DatabaseInDoubt extends Error {
  constructor(cause?: unknown) {
    super(
      'The database is not the one that this was committed to, or does not answer: it is compared with the journal.',
      {
        cause,
      },
    );
    this.name = 'DatabaseInDoubt';
  }
}

/** Tells the database how much of this process's file it knows, and so learns whether it is still the same. */
export interface Settling {
  /**
   * Resolves when the database knows the file up to `end`. Rejects with `DatabaseInDoubt` where it has gone back since
   * the process last asked it, or where a promise was not kept; from then on always, until both were compared. To be
   * called in the order in which the records stand in the file.
   */
  settle(end: number, promises: readonly string[]): Promise<void>;
  /** How often it was in doubt so far. */
  doubts(): number;
  /** Both were compared, after so many doubts, and the database knows so much of the file now. */
  compared(doubts: number, bytes: number): void;
}

interface Waiting {
  end: number;
  promises: readonly string[];
  done: () => void;
  failed: (error: DatabaseInDoubt) => void;
}

/**
 * As with flushes, whoever comes while another asks goes with the next question.
 * @param advance compares and sets, in the database (`advanceKnownFile`)
 */
export function openSettling(advance: (step: Advance) => Promise<boolean>, file: string): Settling {
  const waiting: Waiting[] = [];
  let known = 0;
  let doubts = 0;
  let inDoubt = false;
  let draining: Promise<void> | undefined;

  const ask = async (batch: readonly Waiting[]) => {
    if (inDoubt) throw new DatabaseInDoubt();
    const to = Math.max(known, ...batch.map(({ end }) => end));
    const promises = batch.flatMap((one) => one.promises);
    if (!(await advance({ file, from: known, to, promises }))) throw new DatabaseInDoubt();
    known = to;
  };
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        await ask(batch);
        for (const { done } of batch) done();
      } catch (error) {
        inDoubt = true;
        doubts += 1;
        const doubt = error instanceof DatabaseInDoubt ? error : new DatabaseInDoubt(error);
        for (const { failed } of batch) failed(doubt);
      }
    }
    draining = undefined;
  };
  return {
    settle: (end, promises) =>
      new Promise((done, failed) => {
        waiting.push({ end, promises, done, failed });
        draining ??= drain();
      }),
    doubts: () => doubts,
    compared: (before, bytes) => {
      known = Math.max(known, bytes);
      // What came into doubt while it was compared may be of a fact that was not seen.
      if (before === doubts) inDoubt = false;
    },
  };
}
