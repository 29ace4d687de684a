import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');

/** The words in backticks of the second column: `placeOrder({ replace: true })` is the word `placeOrder`. */
function wordsOf(glossary: string): string[] {
  const cells = glossary.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.split('|')[2] ?? ''] : []));
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)/g)].map(([, word = '']) => word));
}

test('every word that the glossary says is in the code is there', () => {
  const code = sourceFiles(root, ['.ts', '.tsx'])
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const known = new Set(code.match(/[\w-]+/g));
  for (const word of code.match(/\w+/g) ?? []) known.add(word);
  const words = wordsOf(readFileSync(join(root, 'docs', 'glossary.md'), 'utf8'));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => !known.has(word))).toEqual([]);
});
