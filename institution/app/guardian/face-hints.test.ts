import { expect, test } from 'vitest';
import { type Face, hintsOfFaces } from './face-hints.ts';

const faceTurnedBy = (degrees: number): Face => {
  const turn = (degrees * Math.PI) / 180;
  const at = (x: number, y: number) => ({
    x: 100 + x * Math.cos(turn) - y * Math.sin(turn),
    y: 100 + x * Math.sin(turn) + y * Math.cos(turn),
  });
  const eye = (middle: number) => [at(middle - 8, 0), at(middle, -3), at(middle + 8, 0), at(middle, 3)];
  return { leftEye: eye(-30), rightEye: eye(30) };
};

test('F70 no face and more than one face are told', () => {
  expect(hintsOfFaces([])).toEqual(['noFace']);
  expect(hintsOfFaces([faceTurnedBy(0), faceTurnedBy(0)])).toEqual(['manyFaces']);
});

test.each([-7, 0, 7])('F70 one head held at %i degrees gives no hint', (degrees) => {
  expect(hintsOfFaces([faceTurnedBy(degrees)])).toEqual([]);
});

test.each([-90, -9, 9, 20])('F70 one head tilted by %i degrees is told', (degrees) => {
  expect(hintsOfFaces([faceTurnedBy(degrees)])).toEqual(['tilted']);
});
