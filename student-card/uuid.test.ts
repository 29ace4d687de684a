import { expect, test } from 'vitest';
import { uuid } from './uuid.ts';

test('Q55: an id is read in either case and is one id', () => {
  const id = 'c7b72ade-f8ba-44ac-93c0-535322d46ec9';
  expect(uuid.parse(id.toUpperCase())).toBe(id);
  expect(uuid.parse(id)).toBe(id);
  expect(uuid.safeParse('nobody').success).toBe(false);
});
