import { expect, test } from 'vitest';
import { cardPattern, patternSize } from './card-pattern.ts';

test('the same card has the same engraving', () => {
  expect(cardPattern('UP|#5b2333|S-1')).toEqual(cardPattern('UP|#5b2333|S-1'));
});

test('another number or another institution has another engraving', () => {
  const first = JSON.stringify(cardPattern('UP|#5b2333|S-1'));
  expect(JSON.stringify(cardPattern('UP|#5b2333|S-2'))).not.toBe(first);
  expect(JSON.stringify(cardPattern('AP|#5b2333|S-1'))).not.toBe(first);
});

test('every line is drawable and light enough to be drawn on a phone', () => {
  for (let number = 0; number < 50; number += 1) {
    const { rosette, waves } = cardPattern(`seed ${number}`);
    for (const { path, opacity } of [...rosette, ...waves]) {
      expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+(l-?[\d.]+ -?[\d.]+)+z?$/);
      expect(opacity).toBeGreaterThan(0);
      expect(opacity).toBeLessThanOrEqual(1);
    }
    expect(JSON.stringify({ rosette, waves }).length).toBeLessThan(100_000);
  }
});

test('the waves cross the card from edge to edge', () => {
  for (const { path } of cardPattern('any').waves) {
    const steps = [...path.matchAll(/[Ml](-?[\d.]+) /g)].map(([, across]) => Number(across));
    expect(steps[0]).toBe(0);
    expect(steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(patternSize.width, 5);
  }
});
