import type { Failure } from './report.ts';
import type { StepResult } from './result.ts';

/** Somebody who failed at least once: a test by its name, or a step that failed without one. */
export type Unsteady = { name: string; runs: readonly number[]; message: string };

/** Who failed in which of the runs, which are counted from 1; who failed most often comes first. */
export function unsteady(runs: readonly (readonly StepResult[])[]): Unsteady[] {
  const found = new Map<string, Unsteady>();
  for (const [at, results] of runs.entries()) {
    for (const { name, message } of uniqueFailures(results)) {
      const before = found.get(name);
      found.set(name, { name, message: before?.message ?? message, runs: [...(before?.runs ?? []), at + 1] });
    }
  }
  return [...found.values()].toSorted((one, other) => other.runs.length - one.runs.length);
}

/** A file that is in two steps fails once in a run for this account, though in both. */
function uniqueFailures(results: readonly StepResult[]): Iterable<Failure> {
  const failures = results.flatMap((step) => step.failures);
  return new Map(failures.map((failure) => [failure.name, failure])).values();
}

/** Which run it was, and beside what. */
export function steadyHeading(run: number, { runs, load }: { runs: number; load: number }): string {
  if (load === 0) return `run ${run} of ${runs}`;
  return `run ${run} of ${runs}, with ${load} busy ${load === 1 ? 'process' : 'processes'} beside it`;
}

export function steadyLines(runs: readonly (readonly StepResult[])[]): string[] {
  const found = unsteady(runs);
  const all = runs.length === 1 ? '1 run' : `${runs.length} runs`;
  if (found.length === 0) return [`${all}, nobody failed`];
  return [
    ...found.map(({ name, runs: failed, message }) => {
      const times = `${failed.length} of ${runs.length} (${failed.length === 1 ? 'run' : 'runs'} ${failed.join(', ')})`;
      return `FAILED  ${times}  ${name}\n        ${message}`;
    }),
    `${all}, ${found.length} failed`,
  ];
}
