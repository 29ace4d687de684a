/** Vitest's own account of a run, as its JSON reporter writes it; only what is read here. */
export type TestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: readonly FileReport[];
};

type FileReport = {
  /** The file's whole path. */
  name: string;
  status: string;
  /** Milliseconds since 1970, both. */
  startTime: number;
  endTime: number;
  /** Of a file that failed as a whole: it could not be imported, or a hook threw. */
  message?: string;
  assertionResults: readonly CaseReport[];
};

type CaseReport = {
  /** With the names of the groups around it. */
  fullName: string;
  status: string;
  /** Milliseconds; absent where it did not run. */
  duration?: number | null;
  failureMessages?: readonly string[] | null;
};

/** Something that was timed: a test or a file. */
export type Timed = { name: string; seconds: number };

export type Failure = { name: string; message: string };

export function testsOf(report: TestReport): Timed[] {
  return report.testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: nameOfTest(file, fullName),
      seconds: (duration ?? 0) / 1_000,
    })),
  );
}

export function filesOf(report: TestReport): Timed[] {
  return report.testResults.map(({ name, startTime, endTime }) => ({
    name: pathOf(name),
    seconds: (endTime - startTime) / 1_000,
  }));
}

/** Each test that failed, and each file that failed without one of its tests. */
export function failuresOf(report: TestReport): Failure[] {
  return report.testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') {
      return [{ name: pathOf(file), message: firstLine(message) }];
    }
    return failed.map(({ fullName, failureMessages }) => ({
      name: nameOfTest(file, fullName),
      message: firstLine(failureMessages?.[0]),
    }));
  });
}

const nameOfTest = (file: string, test: string) => `${pathOf(file)} › ${test}`;

/** Tests are run from the root of the repository. */
const pathOf = (file: string) => file.replace(`${process.cwd()}/`, '');

// oxlint-disable-next-line no-control-regex -- the colours of a terminal
const COLOURS = /\u001B\[[\d;]*m/g;

const firstLine = (text = '') => text.replaceAll(COLOURS, '').trim().split('\n')[0]?.trim() || 'without a message';
