import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestZoom, rectOf, sentSize, settled, wholeCrop } from './crop.ts';

const frame = { width: 354, height: 496 };

test('the frame starts as large as the picture allows, in its middle', () => {
  expect(rectOf({ width: 1000, height: 496 * 2 }, frame, wholeCrop)).toEqual({ x: 146, y: 0, width: 708, height: 992 });
});

test('the frame never leaves the picture, keeps its shape and never has too few pixels', () => {
  const pixels = fc.integer({ min: 496, max: 6_000 });
  const part = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(
      pixels,
      pixels,
      part,
      part,
      fc.double({ min: 0, max: 40, noNaN: true }),
      (width, height, across, down, zoom) => {
        const picture = { width, height };
        const rect = rectOf(picture, frame, settled(picture, frame, { across, down, zoom }));
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(width + 1e-6);
        expect(rect.y + rect.height).toBeLessThanOrEqual(height + 1e-6);
        expect(rect.width / rect.height).toBeCloseTo(frame.width / frame.height, 6);
        expect(rect.width).toBeGreaterThanOrEqual(frame.width - 1e-6);
      },
    ),
  );
});

test('sends the required size or a multiple of it', () => {
  expect(sentSize({ width: 354, height: 496 }, frame, wholeCrop)).toEqual(frame);
  expect(sentSize({ width: 800, height: 1_100 }, frame, wholeCrop)).toEqual({ width: 708, height: 992 });
  expect(sentSize({ width: 4_000, height: 6_000 }, frame, wholeCrop)).toEqual({ width: 1_062, height: 1_488 });
  expect(largestZoom({ width: 300, height: 400 }, frame)).toBeLessThan(1);
});
