/** How a step went. Tests are those it counted itself; a step without any counts as one. */
export type StepResult = {
  name: string;
  ok: boolean;
  seconds: number;
  passed: number;
  failed: number;
  skipped: number;
};

/** Vitest's own summary, as its JSON reporter writes it. */
export type TestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };

/** A step fails by its exit code; that it ran at all is one more thing that passed or failed. */
export function stepResult(name: string, ok: boolean, seconds: number, report: TestReport | undefined): StepResult {
  return {
    name,
    ok,
    seconds,
    passed: (report?.numPassedTests ?? 0) + (ok ? 1 : 0),
    failed: (report?.numFailedTests ?? 0) + (ok ? 0 : 1),
    skipped: report?.numPendingTests ?? 0,
  };
}

/** One line a step, and what counts on the last one. */
export function summary(results: readonly StepResult[]): string[] {
  const total = (count: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[count], 0);
  return [
    ...results.map(({ name, ok, seconds, passed, failed, skipped }) => {
      const counts = [`${passed} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : [])].join(', ');
      return `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`;
    }),
    `${total('passed')} passed, ${total('failed')} failed`,
  ];
}
