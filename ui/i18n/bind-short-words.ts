import type { TextTree } from './text-tree.ts';

const noBreakSpace = '\u00a0';
const shortWord = /^(?:[^\p{L}\p{N}]*\p{L}|\{\{count\}\})$/u;

/** Puts a no-break space after words of one letter („w”, „z”, „i”) and after counts: none ends a line alone. */
export function bindShortWords(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? bindText(value) : bindShortWords(value),
    ]),
  );
}

/** The same for one text, such as the name of an institution. */
export function bindText(text: string): string {
  const words = text.split(' ');
  return words.map((word, at) => `${word}${gapAfter(word, at === words.length - 1)}`).join('');
}

function gapAfter(word: string, isLast: boolean): string {
  if (isLast) return '';
  return shortWord.test(word) ? noBreakSpace : ' ';
}
