import { expect, test } from 'vitest';
import { linesOf } from './invariants.ts';

const broken = (invariant: string, rule: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ invariant, rule, row: `1/${at}` }));

test('a rule that is broken in many rows is one line with their number, and another rule another line', () => {
  const places = broken('I4', 'the status list says what the card is', 240);
  expect(linesOf([...places, ...broken('I1', 'at most one live card', 2)])).toEqual([
    'I4 is broken, the status list says what the card is: 240 rows, as 1/0, 1/1, 1/2 (--json names all)',
    'I1 is broken, at most one live card: 1/0, 1/1',
  ]);
  expect(linesOf(places.slice(0, 3))).toEqual(['I4 is broken, the status list says what the card is: 1/0, 1/1, 1/2']);
});
