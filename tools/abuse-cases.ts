/** One row of a table in `docs/abuse-cases.md`. */
export interface AbuseCase {
  number: string;
  /** Test files; none where the part that could be abused does not exist. */
  files: readonly string[];
}

const ROW = /^\| ([A-Z]\d+) \|.*\| ([^|]*) \|$/gm;
const FILE = /`([^`]+\.test\.tsx?)`/g;
/** The start of a test's name or of a title in its table of cases, up to the last of its numbers. */
const NAME = /['"`]((?:[A-Z]\d+(?:–[A-Z]\d+)?[ :]+)+)/g;

export function abuseCasesOf(document: string): AbuseCase[] {
  return Array.from(document.matchAll(ROW), ([, number = '', tests = '']) => ({
    number,
    files: Array.from(tests.matchAll(FILE), ([, file = '']) => file),
  }));
}

/** The numbers that tests in this source carry in their names; of `I1–I10` the first and the last. */
export function numbersIn(source: string): Set<string> {
  return new Set(Array.from(source.matchAll(NAME), ([, numbers = '']) => numbers.match(/[A-Z]\d+/g) ?? []).flat());
}
