import { expect, test } from 'vitest';
import { skeletonOf } from './skeleton.ts';

test.each([
  ['Anna Nowak', 'Аnna Nоwak'],
  ['sekretariat', 'sekretar1at'],
  ['sekretariat', 'sekre  tariat.'],
  ['Maria', 'rnaria'],
  ['Łucja Żółć', 'LUCJA  zolc'],
  ['Wanda', 'VVanda'],
  ['Illa', '1lIa'],
])('what looks alike has the same skeleton: %s', (one, other) => expect(skeletonOf(other)).toBe(skeletonOf(one)));

test('another name has another', () => {
  expect(skeletonOf('Anna Nowak')).toBe('annanowak');
  expect(skeletonOf('Hanna Nowak')).not.toBe(skeletonOf('Anna Nowak'));
});
