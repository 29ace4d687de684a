import { expect, test } from 'vitest';
import { enteredNameSchema } from './entered-name.ts';

const isTaken = (name: string) => enteredNameSchema.safeParse(name).success;

test.each([
  'Łucja Żółć-Wąsik',
  "D'Arcy O’Neill",
  'Jan Kowalski 2',
  'Nguyễn Thị Hương',
  'Əliyev Lǚ',
  'Štěpán Müller, jr.',
])('a name is taken: %s', (name) => expect(isTaken(name)).toBe(true));

test('a name that comes in pieces is put together', () => {
  expect(enteredNameSchema.parse(' Łucja Żółć '.normalize('NFD'))).toBe('Łucja Żółć'.normalize('NFC'));
});

test.each([
  ['Cyrillic', 'Аnna Nowak'],
  ['Greek', 'Αnna Nowak'],
  ['wide letters', 'Ａnna Nowak'],
  ['IPA', 'Ɑnnɑ Nowak'],
  ['a word in brackets', 'Anna Nowak (mama)'],
  ['no letter', '12'],
  ['nothing', ' '],
])('Q93: a name that only looks like somebody’s is refused: %s', (_what, name) => expect(isTaken(name)).toBe(false));

test.each(['\u3164', '\ufe0f', '\u200b', '\u2800', '\u00ad', '\u115f', '\u034f', '\u{e0061}', '\u00a0'])(
  'Q95: a name with a character that nobody sees is refused: %j',
  (unseen) => expect(isTaken(`Anna${unseen}Nowak`)).toBe(false),
);
