import { findMissingKeys } from '@mleg/ui/i18n/find-missing-keys.ts';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { pl } from './pl.ts';

test('Polish has all its plural forms', () => {
  expect(findMissingKeys(pl, pl, 'pl')).toEqual([]);
});

test('English says all that Polish says, and nothing else', () => {
  expect(findMissingKeys(pl, en, 'en')).toEqual([]);
});

test('no Polish sentence is longer than twenty words', () => {
  const texts = JSON.stringify(pl).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const long = texts.flatMap((text) => text.split(/[.!?:]\s/)).filter((sentence) => sentence.split(/\s+/).length > 20);
  expect(long).toEqual([]);
});
