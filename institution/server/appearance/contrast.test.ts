import { expect, test } from 'vitest';
import { contrastWithWhite } from './contrast.ts';

test('knows the contrast of a colour with white', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5);
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5);
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
});
