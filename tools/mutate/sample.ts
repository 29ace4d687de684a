import { createHash } from 'node:crypto';
import type { Mutant } from './mutant.ts';

/**
 * At most `max` of the mutants, one of each file in turn, so that a long file does not crowd out a short one. The choice
 * looks random and is the same each time, so that a survivor is met again.
 */
export function sample(mutants: readonly Mutant[], max: number): Mutant[] {
  const byFile = new Map<string, Mutant[]>();
  for (const mutant of mutants) byFile.set(mutant.file, [...(byFile.get(mutant.file) ?? []), mutant]);
  const queues = [...byFile.values()].map((queue) =>
    queue.toSorted((left, right) => (rank(left) < rank(right) ? -1 : 1)),
  );
  const rounds = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => queues.flatMap((queue) => queue[round] ?? []))
    .flat()
    .slice(0, max);
}

/** A number that has nothing to do with where in the file the mutant is. */
function rank({ file, start, replacement }: Mutant): string {
  return createHash('sha256').update(`${file} ${start} ${replacement}`).digest('hex');
}
