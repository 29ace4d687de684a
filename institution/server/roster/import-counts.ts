import type { RosterRowKind } from '@mleg/institution-contract/roster';

export type ImportCounts = Record<RosterRowKind, number>;

const NONE: ImportCounts = { new: 0, changed: 0, leaving: 0, conflict: 0, error: 0, same: 0 };

/** Every kind with its number, also those that do not occur. */
export function importCounts(counted: Partial<Record<RosterRowKind, number>>): ImportCounts {
  return { ...NONE, ...counted };
}

/** Whether confirming would change anything (F74). */
export function changesAnything(counts: ImportCounts): boolean {
  return counts.new + counts.changed + counts.leaving > 0;
}
