import { expect, test } from 'vitest';
import { DISCOUNT_TABLE, discountTableSchema } from './discount-table.ts';

const ROW = { cardType: 'student-card', ticket: 'rail-single', percent: 51, untilAge: 26, from: '2026-01-01' };
const isTable = (change: object) => discountTableSchema.safeParse({ ...DISCOUNT_TABLE, ...change }).success;
const isRow = (change: object) => isTable({ discounts: [{ ...ROW, ...change }] });

test('a discount is between one and a hundred percent, up to an age that people reach', () => {
  expect(isRow({})).toBe(true);
  for (const [least, most, name] of [[1, 100, 'percent'] as const, [1, 130, 'untilAge'] as const]) {
    expect([least - 1, least, most, most + 1].map((value) => isRow({ [name]: value }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isRow({ [name]: least + 0.5 })).toBe(false);
  }
});

test.each<[string, object]>([
  ['for a card that is none', { cardType: 'library-card' }],
  ['on a ticket that is none', { ticket: 'ferry' }],
  ['without a first day', { from: undefined }],
  ['to a day that is in no calendar', { to: '2026-02-30' }],
  ['under a condition that nobody would read', { onlyOnSundays: true }],
])('there is no discount %s', (_, change) => {
  expect(isRow(change)).toBe(false);
});

test('a table names its act and has a thousand rows at the most', () => {
  expect(isTable({ act: '' })).toBe(false);
  expect(isTable({ act: 'a'.repeat(300) })).toBe(true);
  expect(isTable({ act: 'a'.repeat(301) })).toBe(false);
  expect(isTable({ discounts: Array.from({ length: 1_000 }, () => ROW) })).toBe(true);
  expect(isTable({ discounts: Array.from({ length: 1_001 }, () => ROW) })).toBe(false);
  expect(isTable({ checkedOn: '2026-02-30' })).toBe(false);
  expect(isTable({ more: true })).toBe(false);
});
