import { expect, test } from 'vitest';
import { areAlike } from './alike-names.ts';

test.each([
  'Nowak Anna',
  'ANNA  NOWAK',
  'Аnna Nоwak',
  'Anna Nowak mama',
  'Anna Nowak (mama)',
  'AnnaNowak',
  'Anna Maria Nowak',
  'Nowak',
])('Q93: may be taken for Anna Nowak: %s', (name) => {
  expect(areAlike(name, 'Anna Nowak')).toBe(true);
  expect(areAlike('Anna Nowak', name)).toBe(true);
});

test.each(['Jan Nowak', 'Anna Nowacka', '', '…'])('may not: %s', (name) => {
  expect(areAlike(name, 'Anna Nowak')).toBe(false);
});
