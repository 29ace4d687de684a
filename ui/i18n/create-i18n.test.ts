import { expect, test } from 'vitest';
import { changeLanguage, createI18n, offeredLanguages } from './create-i18n.ts';

const pl = {
  hello: 'Dzień dobry, {{name}}',
  left: {
    tries_one: '{{count}} próba',
    tries_few: '{{count}} próby',
    tries_many: '{{count}} prób',
    tries_other: '{{count}} próby',
  },
} as const;
const en = { hello: 'Hello, {{name}}', left: { tries_one: '{{count}} try', tries_other: '{{count}} tries' } };

test('speaks Polish with its four plural forms', () => {
  const { t } = createI18n({ pl, en }, 'pl');
  expect([1, 2, 5, 22].map((count) => t('left.tries', { count }))).toEqual([
    '1\u00a0próba',
    '2\u00a0próby',
    '5\u00a0prób',
    '22\u00a0próby',
  ]);
});

test('changes the language', async () => {
  const { t, i18n } = createI18n({ pl, en }, 'pl');
  await changeLanguage(i18n, 'en');
  expect(t('hello', { name: 'Ola' })).toBe('Hello, Ola');
  expect(t('left.tries', { count: 2 })).toBe('2\u00a0tries');
});

test('leaves the escaping of names to React', () => {
  expect(createI18n({ pl, en }, 'en').t('hello', { name: "O'Neill <b>" })).toBe("Hello, O'Neill <b>");
});

test('offers only the languages it has texts in', () => {
  expect(offeredLanguages(createI18n({ pl, en }, 'pl').i18n).map(({ tag }) => tag)).toEqual(['pl', 'en']);
});
