import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { abuseCasesOf, numbersIn } from './abuse-cases.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const cases = abuseCasesOf(read('docs/abuse-cases.md'));

const range = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`);
/** Of what is built: codes, proofs, the wallet. */
const EXPECTED = [...range('T', 1, 14), ...range('P', 15, 30), ...range('W', 31, 36)];

test('every abuse case of what is built is listed', () => {
  const listed = new Set(cases.map(({ number }) => number));
  expect(EXPECTED.filter((number) => !listed.has(number))).toEqual([]);
});

test('no number stands for two abuse cases', () => {
  const numbers = cases.map(({ number }) => number);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});

test.each(cases)('$number has tests that carry it in their names', ({ number, files }) => {
  expect(files.filter((file) => !numbersIn(read(file)).has(number))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});

test('reads rows, and numbers in names, in tables of cases and in ranges', () => {
  const row = '| T1 | a wrong code | costs a try | `a/x.test.ts` `b.test.ts` |\n| P28 | two at once | one waits | – |';
  expect(abuseCasesOf(row)).toEqual([
    { number: 'T1', files: ['a/x.test.ts', 'b.test.ts'] },
    { number: 'P28', files: [] },
  ]);
  const source = "test('T1 T2 both', …); it.each([['P18 none'], [\"D64: who\"]]); test(`I1–I10 I12 all`); // T9 is not";
  expect([...numbersIn(source)].sort()).toEqual(['D64', 'I1', 'I10', 'I12', 'P18', 'T1', 'T2']);
});
