import { expect, test } from 'vitest';
import { hintsOf } from './photo-hints.ts';

const picture = (grey: (x: number, y: number) => number) => {
  const [width, height] = [60, 80];
  const data = Array.from({ length: width * height }, (_, at) => {
    const value = grey(at % width, Math.floor(at / width));
    return [value, value, value, 255];
  }).flat();
  return { width, height, data };
};

test('a picture with edges and middling light gives no hint', () => {
  expect(hintsOf(picture((x, y) => ((Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0 ? 70 : 180)))).toEqual([]);
});

test('dark, bright and blurred pictures are told apart', () => {
  expect(hintsOf(picture((x) => (x % 8 < 4 ? 20 : 60)))).toEqual(['dark']);
  expect(hintsOf(picture((x) => (x % 8 < 4 ? 225 : 255)))).toEqual(['bright']);
  expect(hintsOf(picture((x, y) => 90 + x / 2 + y / 4))).toEqual(['blurred']);
});
