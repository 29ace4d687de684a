import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { decodeFact, type KeyTurn } from './issuer-fact.ts';

/** What records of the journal say of who may sign. */
export interface SigningFacts {
  /** Of each use, the last key that was given its turn at once; of authorities, the last one. */
  keyTurns: ReadonlyMap<string, KeyTurn>;
  /** When halts began that nobody has ended. */
  halts: readonly Date[];
}

export function gatherSigning(records: readonly JournalRecord[]): SigningFacts {
  const keyTurns = new Map<string, KeyTurn>();
  const halted = new Set<number>();
  const resumed = new Set<number>();
  for (const record of records) {
    const fact = decodeFact(record);
    if (fact?.fact === 'key-turned') keepLater(keyTurns, fact);
    if (fact?.fact === 'signing-halted') halted.add(fact.since.getTime());
    if (fact?.fact === 'signing-resumed') resumed.add(fact.since.getTime());
  }
  return { keyTurns, halts: [...halted].filter((at) => !resumed.has(at)).map((at) => new Date(at)) };
}

function keepLater(known: Map<string, KeyTurn>, { use, generation, kid, from }: KeyTurn): void {
  const before = known.get(use);
  if (!before || before.from < from) known.set(use, { use, generation, kid, from });
}
