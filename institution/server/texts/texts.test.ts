import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as languages from './languages.ts';
import { knownLanguage, textsIn } from './texts-in.ts';

test('every folder of texts is a language the server writes in', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(languages).toSorted());
});

test('whoever reads a language without texts is answered in Polish', () => {
  expect(knownLanguage('en')).toBe('en');
  expect(['xx', 'constructor', ''].map(knownLanguage)).toEqual(['pl', 'pl', 'pl']);
});

test.each(Object.keys(languages).map(knownLanguage))('%s: no text is empty', (language) => {
  const texts = JSON.stringify(textsIn(language)).match(/:"\s*"/g);
  expect(texts).toBeNull();
});
