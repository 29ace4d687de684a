import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyListDelta, listDelta } from './list-delta.ts';

test('a difference leads from any list to any other, longer or shorter', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (older, newer) => {
      expect(applyListDelta(older, listDelta(older, newer), newer.length)).toEqual(newer);
    }),
  );
});

test('where nothing changed there are zeros only', () => {
  expect(listDelta(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 7, 3))).toEqual(Uint8Array.of(0, 5, 0));
});
