/** What makes a test in a browser depend on luck, and what takes its place. */
export const KINDS: readonly { pattern: RegExp; instead: string }[] = [
  {
    pattern: /\.(?:first|last|nth)\(/,
    instead: 'Which of several comes first is nobody’s promise: say it precisely, or wait with untilSome.',
  },
  { pattern: /\.getByText\(/, instead: 'Text may be hidden at this width: look for it with seenText or countText.' },
  { pattern: /locator\(\s*['"`]text=|:has-text\(|:text/, instead: 'Look for text with seenText or countText.' },
  {
    pattern: /utrata prawa|zmiana szkoły lub uczelni|not-entitled|'transferred'/,
    instead:
      'Who loses the right to a card cannot order for the next file: revoke a shared person’s for another reason.',
  },
  { pattern: /waitForTimeout\(/, instead: 'Wait for what is to be seen, not for time.' },
  {
    pattern: /\btimeout: *\d|set\w*Timeout\(\d|\}, *\d[\d_]*\)/,
    instead: 'How long to wait is said in testing/patience.ts.',
  },
];

/** What one test file would leave behind for the next: files share a process, and with it modules and globals. */
export const LEFTOVERS: typeof KINDS = [
  {
    pattern: /\bvi\.(?:mock|doMock|hoisted|stubEnv|stubGlobal)\(/,
    instead: 'Hand over what shall be different; a module or global that is replaced is replaced for other files too.',
  },
  {
    pattern: /\bprocess\.env(?:\.\w+|\[[^\]]+\]) *=[^=]|\bglobalThis\.\w+ *=[^=]/,
    instead: 'Hand over an environment of its own: other files see this one.',
  },
];

/** What would come true only until a day that comes, where a test's clock is that of the day it runs on. */
export const YEARS: typeof KINDS = [
  {
    // Whoever was born earlier is of age already, and stays so.
    pattern: /['"`](?:20(?:09|[1-9]\d)-\d\d-\d\d|\d\d\.\d\d\.20(?:09|[1-9]\d))['"`]/,
    instead: 'A day that passes: reckon it from the schoolYear of the world, or from academicYear.',
  },
  {
    pattern: /(?:\.now|new Date)\(\)\.get(?:UTC)?FullYear\(/,
    instead: 'People of the tests are of a school year, not of a calendar year: world.schoolYear, or academicYear.',
  },
];

/** What the linter refuses on some runs only. */
export const READING_ORDER: typeof KINDS = [
  {
    pattern: /\buse(?:Params|Search)\(.*\) as /,
    instead: 'Whether the assertion is needed depends on which file is read first: declare the variable’s type.',
  },
];

export interface Luck {
  line: number;
  text: string;
  instead: string;
}

/** The lines of a test or of its drivers that depend on luck. */
export function luckIn(source: string, kinds = KINDS): Luck[] {
  return source.split('\n').flatMap((text, at) =>
    kinds
      .filter(({ pattern }) => pattern.test(text))
      .map(({ instead }) => ({
        line: at + 1,
        text: text.trim(),
        instead,
      })),
  );
}
