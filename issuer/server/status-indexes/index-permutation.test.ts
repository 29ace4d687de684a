import { expect, test } from 'vitest';
import { indexPermutation, LIST_SIZE } from './index-permutation.ts';

const key = Buffer.alloc(32, 7);
const places = (listKey: Uint8Array, listId: number) =>
  Array.from({ length: 64 }, (_, counter) => indexPermutation(listKey, listId)(counter));

test('I5 gives every place of a list once', () => {
  const order = indexPermutation(key, 1);
  const seen = new Uint8Array(LIST_SIZE);
  for (let counter = 0; counter < LIST_SIZE; counter++) {
    const index = order(counter);
    seen[index] = (seen[index] ?? 0) + 1;
  }
  expect(seen.every((times) => times === 1)).toBe(true);
});

test('orders each list in its own way, the same after a restart', () => {
  expect(places(key, 1)).toEqual(places(key, 1));
  expect(places(key, 1)).not.toEqual(places(key, 2));
  expect(places(key, 1)).not.toEqual(places(Buffer.alloc(32, 8), 1));
});

test('puts neighbours far apart: no step between two of them is common', () => {
  const order = indexPermutation(key, 3);
  const steps = new Map<number, number>();
  for (let counter = 1; counter < LIST_SIZE; counter++) {
    const step = order(counter) - order(counter - 1);
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  expect(Math.max(...steps.values())).toBeLessThan(2_048);
});

test('refuses a counter outside the list', () => {
  expect(() => indexPermutation(key, 1)(LIST_SIZE)).toThrow(RangeError);
});

test('I5 the order of a list never changes: places that were given out would be given out again', () => {
  const order = indexPermutation(Buffer.alloc(32, 1), 7);
  expect([0, 1, 2, 3, LIST_SIZE - 1].map(order)).toEqual([109_396, 1_160, 4_946, 126_604, 38_671]);
});
