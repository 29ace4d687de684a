import type { Journal } from './journal.ts';

/** Why both are compared: a process begins, or does not know any more which database it has. */
export type Occasion = 'start' | 'doubt';

interface Doubtful {
  journal: Pick<Journal, 'doubts'>;
  /** How many connections to the database have broken so far. */
  lostConnections?: (() => number) | undefined;
}

/**
 * A standby that takes over breaks every connection, and what is restored some other way is told from what was there by
 * the next fact. After either, nobody is answered before journal and database were compared: else a code that was used in
 * commits that are lost would work until the next round.
 */
export function createSureOfDatabase(
  { journal, lostConnections = () => 0 }: Doubtful,
  compare: () => Promise<void>,
): () => Promise<void> {
  const doubts = () => lostConnections() + journal.doubts();
  let seen = doubts();
  let comparing: Promise<void> | undefined;
  const compareNow = async () => {
    const before = doubts();
    await compare();
    seen = before;
  };
  return async () => {
    if (doubts() === seen) return;
    comparing ??= compareNow().finally(() => {
      comparing = undefined;
    });
    await comparing;
  };
}
