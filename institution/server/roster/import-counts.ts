import { type RosterRowKind, rosterRowKindSchema } from '@mleg/institution-contract/roster';

export type ImportCounts = Record<RosterRowKind, number>;

/** Every kind with its number, also those that do not occur. */
export function importCounts(counted: Iterable<readonly [RosterRowKind, number]>): ImportCounts {
  const none = rosterRowKindSchema.options.map((kind) => [kind, 0] as const);
  return Object.fromEntries([...none, ...counted]) as ImportCounts;
}

/** Whether confirming would change anything (F74). */
export function changesAnything(counts: ImportCounts): boolean {
  return counts.new + counts.changed + counts.leaving > 0;
}

/** F75: more than a tenth of the people would leave. */
export function needsSecondPerson(counts: ImportCounts, peopleBefore: number): boolean {
  return counts.leaving * 10 > peopleBefore;
}
