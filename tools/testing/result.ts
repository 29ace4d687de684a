import { type Failure, failuresOf, filesOf, type TestReport, type Timed, testsOf } from './report.ts';

/** How a step went. Tests are those it counted itself; a step without any counts as one. */
export type StepResult = {
  name: string;
  ok: boolean;
  seconds: number;
  passed: number;
  failed: number;
  skipped: number;
  failures: readonly Failure[];
  tests: readonly Timed[];
  files: readonly Timed[];
};

/** A step fails by its exit code; that it ran at all is one more thing that passed or failed. */
export function stepResult(name: string, ok: boolean, seconds: number, report: TestReport | undefined): StepResult {
  const failures = report ? failuresOf(report) : [];
  const itself = { name: `the step ${name}`, message: 'failed, and no test of it did' };
  return {
    name,
    ok,
    seconds,
    passed: (report?.numPassedTests ?? 0) + (ok ? 1 : 0),
    failed: (report?.numFailedTests ?? 0) + (ok ? 0 : 1),
    skipped: report?.numPendingTests ?? 0,
    failures: ok || failures.length > 0 ? failures : [itself],
    tests: report ? testsOf(report) : [],
    files: report ? filesOf(report) : [],
  };
}
