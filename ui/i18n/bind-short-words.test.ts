import { expect, test } from 'vitest';
import { bindShortWords } from './bind-short-words.ts';

test('no word of one letter can be left at the end of a line', () => {
  expect(bindShortWords({ a: { b: 'Zeskanuj kod i wróć z nim w poniedziałek.' } })).toEqual({
    a: { b: 'Zeskanuj kod i\u00a0wróć z\u00a0nim w\u00a0poniedziałek.' },
  });
});

test('two in a row stay together', () => {
  expect(bindShortWords({ a: 'kod i z nim' })).toEqual({ a: 'kod i\u00a0z\u00a0nim' });
});

test('a number stays with what it counts', () => {
  expect(bindShortWords({ a: 'Pozostały {{count}} próby' })).toEqual({ a: 'Pozostały {{count}}\u00a0próby' });
});

test('longer words, numbers and apostrophes stay as they are', () => {
  const text = { a: 'Do 3 osób: university’s card', b: 'Krok {{step}} z' };
  expect(bindShortWords(text)).toEqual(text);
});
