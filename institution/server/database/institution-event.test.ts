import { expect, test } from 'vitest';
import { nameOfStored } from './institution-event.ts';

test('what was stored under an earlier name is read by the one of today, and everything else as it is', () => {
  expect(nameOfStored('desk.own-card-refused')).toBe('office.own-card-refused');
  expect(nameOfStored('desk.own-request-refused')).toBe('office.own-request-refused');
  expect(nameOfStored('office.own-card-refused')).toBe('office.own-card-refused');
  expect(nameOfStored('order.placed')).toBe('order.placed');
});
