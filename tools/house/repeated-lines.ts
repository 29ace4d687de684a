import { isProduct } from './named-files.ts';

/** So many lines in a row have to be the same before we call them repeated. */
const WINDOW = 6;

type Line = { file: string; number: number; text: string };

/** Lines of code that stand in a second place too, in a row of at least six; imports and lone brackets do not count. */
export function repeatedLines(sources: ReadonlyMap<string, string>): number {
  const seen = new Map<string, Line[][]>();
  for (const [file, source] of sources) {
    if (!isProduct(file)) continue;
    const lines = codeLines(file, source);
    for (let start = 0; start + WINDOW <= lines.length; start += 1) {
      const window = lines.slice(start, start + WINDOW);
      const key = window.map(({ text }) => text).join('\n');
      seen.set(key, [...(seen.get(key) ?? []), window]);
    }
  }
  const repeated = [...seen.values()].filter((windows) => windows.length > 1).flat(2);
  return new Set(repeated.map(({ file, number }) => `${file}:${number}`)).size;
}

function codeLines(file: string, source: string): Line[] {
  const code = source.replaceAll(/^import\b[^;]*;$/gm, (found) => '\n'.repeat(found.split('\n').length - 1));
  return code
    .split('\n')
    .map((text, index) => ({ file, number: index + 1, text: text.trim() }))
    .filter(({ text }) => /\w/.test(text) && !/^(?:\/\/|\/\*|\*)/.test(text));
}
