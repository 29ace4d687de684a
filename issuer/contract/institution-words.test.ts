import { expect, test } from 'vitest';
import { isWrittenPlainly } from './institution-words.ts';

test.each([
  'Szkoła Podstawowa nr 7 „Pod Latarnią” w Morzance',
  'I Liceum Ogólnokształcące im. św. Jadwigi (filia – „Źdźbło”), ul. Żółta 1/3 m. 2',
  'Zespół Szkół & Przedszkole «Škrabák» im. J. Ørsteda, Ö. Çelika i Ș. Țurcanu',
  'Uniwersytet Przykładowy + Collegium 2’26; O’Neill: §1, 50° N?!',
])('%s is what an institution may be called', (name) => {
  expect(isWrittenPlainly(name)).toBe(true);
});

test.each([
  ['a variation selector', 'Szkoła\uFE0F'],
  ['a joiner without a shape', 'Szko\u034Fła'],
  ['a space that is none', 'Szkoła\u00A0nr 1'],
  ['Cyrillic', 'Szkołа'],
  ['Greek', 'Szkοła'],
  ['wide digits', 'Szkoła nr \uFF11'],
  ['a private character', 'Szkoła \uE000'],
  ['a mark by itself', 'Szkoła q\u0301'],
  ['a Roman number in one character', 'Szkoła \u2160'],
  ['two letters in one', 'Szkoła \uFB01'],
  ['no letter at all', '„1”'],
])('Q80: %s is not', (_what, name) => {
  expect(isWrittenPlainly(name)).toBe(false);
});
