import { expect, test } from 'vitest';
import { contrastRatio, readableOn } from './contrast.ts';

test('measures as WCAG does', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('leaves a readable colour alone and moves the others just far enough', () => {
  expect(readableOn('#ffffff', '#14151a')).toBe('#14151a');
  expect(contrastRatio('#ffffff', readableOn('#ffffff', '#ffee00'))).toBeGreaterThanOrEqual(4.5);
});

test('refuses what is not a colour', () => {
  expect(() => contrastRatio('red', '#ffffff')).toThrow('not a #rrggbb colour');
});
