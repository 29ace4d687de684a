import type { Timed } from './report.ts';
import type { StepResult } from './result.ts';

const MOST_LISTED = 10;

/** What was slow, how long each step took and the whole, and, alone on the last line, what counts. */
export function summary(results: readonly StepResult[], seconds: number): string[] {
  const total = (count: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[count], 0);
  return [
    ...slowest('tests', 'tests', results),
    ...slowest('files', 'files', results),
    ...results.map(stepLine),
    `        ${'whole'.padEnd(18)} ${minutes(seconds)}`,
    `${total('passed')} passed, ${total('failed')} failed`,
  ];
}

function stepLine({ name, ok, seconds, passed, failed, skipped }: StepResult): string {
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : [])].join(', ');
  return `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${minutes(seconds)}  ${counts}`;
}

function slowest(title: string, kind: 'tests' | 'files', results: readonly StepResult[]): string[] {
  const timed: (Timed & { step: string })[] = results.flatMap((result) =>
    result[kind].map((one) => ({ ...one, step: result.name })),
  );
  if (timed.length === 0) return [];
  return [
    `The slowest ${title}:`,
    ...timed
      .toSorted((one, other) => other.seconds - one.seconds)
      .slice(0, MOST_LISTED)
      .map(({ name, seconds, step }) => `${seconds.toFixed(1).padStart(7)} s  ${step.padEnd(16)} ${name}`),
    '',
  ];
}

/** ` 3 min 05.2 s` */
export function minutes(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${String(Math.floor(tenths / 600)).padStart(2)} min ${rest} s`;
}
