import { expect, test } from 'vitest';
import { findMissingKeys } from './find-missing-keys.ts';

const polish = { close: 'Zamknij', days: { left_one: 'dzień', left_few: 'dni', left_many: 'dni', left_other: 'dnia' } };

test('says nothing about a complete translation', () => {
  expect(findMissingKeys(polish, { close: 'Close', days: { left_one: 'day', left_other: 'days' } }, 'en')).toEqual([]);
});

test('names what is missing, surplus, empty, and a plural form a language needs', () => {
  expect(findMissingKeys(polish, { close: ' ', open: 'Open', days: { left_one: 'day' } }, 'en')).toEqual([
    'surplus: open',
    'missing: days.left_other',
    'empty: close (en)',
  ]);
  expect(findMissingKeys(polish, { close: 'Закрити', days: { left_one: 'день', left_other: 'дня' } }, 'uk')).toEqual([
    'missing: days.left_few',
    'missing: days.left_many',
  ]);
});
