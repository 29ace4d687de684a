/** What makes a test in a browser depend on luck, and what takes its place. */
export const KINDS: readonly { pattern: RegExp; instead: string }[] = [
  {
    pattern: /\.(?:first|last|nth)\(/,
    instead: 'Which of several comes first is nobody’s promise: say it precisely, or wait with untilSome.',
  },
  { pattern: /\.getByText\(/, instead: 'Text may be hidden at this width: look for it with seenText or countText.' },
  { pattern: /locator\(\s*['"`]text=|:has-text\(|:text/, instead: 'Look for text with seenText or countText.' },
  { pattern: /waitForTimeout\(/, instead: 'Wait for what is to be seen, not for time.' },
  {
    pattern: /\btimeout: *\d|set\w*Timeout\(\d|\}, *\d[\d_]*\)/,
    instead: 'How long to wait is said in testing/patience.ts.',
  },
];

export interface Luck {
  line: number;
  text: string;
  instead: string;
}

/** The lines of a test or of its drivers that depend on luck. */
export function luckIn(source: string): Luck[] {
  return source.split('\n').flatMap((text, at) =>
    KINDS.filter(({ pattern }) => pattern.test(text)).map(({ instead }) => ({
      line: at + 1,
      text: text.trim(),
      instead,
    })),
  );
}
