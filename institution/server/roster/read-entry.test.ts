import { expect, test } from 'vitest';
import { findHeaders, guessColumns } from './columns.ts';
import { readDate } from './read-date.ts';
import { readEntry } from './read-entry.ts';
import { csvCell } from './rejected-csv.ts';

const HEADERS = ['Nr albumu', 'Nazwisko', 'Imię (imiona)', 'PESEL', 'Data urodzenia', 'Klasa', 'Nr legitymacji'];
const COLUMNS = guessColumns([...HEADERS, 'Data wydania', 'Ważna do']);
const GOOD = ['190001', 'Żółć', 'Łukasz', '04222912347', '29.02.2004', '4b', 'PM190001', '01.10.2025', '30.09.2027'];

const KIND = { cardType: 'pupil-card', today: '2026-10-01' } as const;

const problemsOf = (changes: Readonly<Record<number, string>>) =>
  readEntry(
    GOOD.map((cell, at) => changes[at] ?? cell),
    COLUMNS,
    KIND,
  ).problems.map(({ field, reason }) => `${field} ${reason}`);

test('knows what Polish registers call their columns', () => {
  expect(COLUMNS).toEqual({
    albumNumber: 0,
    familyName: 1,
    givenName: 2,
    pesel: 3,
    birthdate: 4,
    group: 5,
    cardNumber: 6,
    cardIssuedOn: 7,
    cardValidUntil: 8,
  });
  expect(guessColumns(['NUMER INDEKSU', 'nazwisko', 'IMIONA', 'termin  ważności'])).toEqual({
    albumNumber: 0,
    familyName: 1,
    givenName: 2,
    cardValidUntil: 3,
  });
});

test('finds the headers below a title', () => {
  expect(findHeaders([{ cells: ['Lista uczniów'] }, { cells: ['stan na', '1.09'] }, { cells: HEADERS }])).toBe(2);
  expect(findHeaders([{ cells: ['a', 'b'] }, { cells: ['1', '2'] }])).toBe(0);
});

test('Q95: a name with a character that nobody sees, or of another alphabet, is wrong', () => {
  for (const name of ['Żó\u3164łć', 'Żółć\ufe0f', 'Żółć (mama)', 'Nоwak']) {
    expect(problemsOf({ 1: name })).toEqual(['familyName forbidden-characters']);
    expect(problemsOf({ 2: name })).toEqual(['givenName forbidden-characters']);
  }
});

test('takes a row that is right', () => {
  const { entry, problems } = readEntry(GOOD, COLUMNS, KIND);
  expect(problems).toEqual([]);
  expect(entry).toMatchObject({
    familyName: 'Żółć',
    birthdate: '2004-02-29',
    cardValidUntil: '2027-09-30',
    group: '4b',
  });
});

test.each([
  ['31.02', { 4: '31.02.2004' }, ['birthdate not-a-date']],
  ['a wrong check digit', { 3: '04222912346' }, ['pesel wrong-check-digit']],
  ['a PESEL of another day', { 4: '28.02.2004' }, ['pesel birthdate-differs']],
  ['letters in a PESEL', { 3: '0422291234X' }, ['pesel not-eleven-digits']],
  ['no family name and no number', { 0: '', 1: ' ' }, ['familyName missing', 'albumNumber missing']],
  ['a name that turns the text around', { 1: 'Kow\u202eal' }, ['familyName forbidden-characters']],
  ['a card without its dates', { 7: '', 8: '' }, ['cardIssuedOn card-incomplete', 'cardValidUntil card-incomplete']],
  ['a card that ended before it began', { 8: '01.09.2025' }, ['cardValidUntil dates-reversed']],
  ['Q20 a card valid to 2099', { 8: '30.09.2099' }, ['cardValidUntil valid-too-long']],
  ['Q20 a card made next year', { 7: '01.02.2027' }, ['cardIssuedOn issued-in-the-future']],
  ['Q22 a letter under ninety marks', { 1: `Z${'\u0315'.repeat(90)}` }, ['familyName forbidden-characters']],
  ['a name of 101 letters', { 2: 'a'.repeat(101) }, ['givenName too-long']],
])('F73 says what is wrong: %s', (_, changes, problems) => {
  expect(problemsOf(changes)).toEqual(problems);
});

test('F73 gives a PESEL the zeros back that a spreadsheet took, and the birth date it says', () => {
  const { entry, problems } = readEntry(['1', 'A', 'B', '4222912347', ''], COLUMNS, KIND);
  expect(problems).toEqual([]);
  expect(entry).toMatchObject({ pesel: '04222912347', birthdate: '2004-02-29' });
});

test.each([
  ['2004-02-29', '2004-02-29'],
  ['29.2.2004', '2004-02-29'],
  ['29/02/2004 r.', '2004-02-29'],
  ['38046', '2004-02-29'],
  ['2004-02-29T00:00:00', '2004-02-29'],
  ['29.02.2005', undefined],
  ['29.02.04', undefined],
  ['wczoraj', undefined],
])('reads the date %s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

test.each(['=cmd()', '+48', '-1', '@x', '\tx'])(
  'D61 a cell that a spreadsheet would compute is made inert: %j',
  (cell) => {
    expect(csvCell(cell).replaceAll('"', '').startsWith("'")).toBe(true);
  },
);
