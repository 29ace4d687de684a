import { describe, expect, test } from 'vitest';
import { cardSubjectSchema, EDUCATION_CARD_CLAIMS, pictureSchema, printable } from './card-claims.ts';

const EDUCATION = {
  family_name: 'Żółć',
  given_name: 'Łucja',
  birthdate: '2004-02-29',
  picture: 'data:image/jpeg;base64,AAAA',
  card_number: '12345678',
  date_of_issuance: '2026-10-01',
  date_of_expiry: '2026-10-31',
  institution_name: 'Uczelnia',
  institution_id: '042',
  issuing_authority: 'Minister',
  issuing_country: 'PL',
};
const STUDENT = {
  ...EDUCATION,
  album_number: '1234/A-5',
  schacHomeOrganization: 'uczelnia.example',
  eduPersonScopedAffiliation: ['student@uczelnia.example'],
};
const PUPIL = { ...EDUCATION, institution_address: 'ul. Przykładowa 1' };

const isStudent = (change: object) =>
  cardSubjectSchema.safeParse({ cardType: 'student-card', claims: { ...STUDENT, ...change } }).success;
const isPupil = (change: object) =>
  cardSubjectSchema.safeParse({ cardType: 'pupil-card', claims: { ...PUPIL, ...change } }).success;

const affiliations = (length: number) => ({
  eduPersonScopedAffiliation: Array.from({ length }, () => 'student@a.example'),
});
const isPicture = (uri: string) => pictureSchema.safeParse(uri).success;

describe('what an institution states about a holder', () => {
  test('is a student’s card or a pupil’s card, with or without a PESEL', () => {
    expect(isStudent({})).toBe(true);
    expect(isStudent({ personal_administrative_number: '44051401359' })).toBe(true);
    expect(isPupil({})).toBe(true);
    expect(cardSubjectSchema.safeParse({ cardType: 'education-card', claims: EDUCATION }).success).toBe(false);
  });

  test('has no claim that the card does not have', () => {
    expect(isStudent({ nickname: 'Łucka' })).toBe(false);
    expect(isPupil({ nickname: 'Łucka' })).toBe(false);
    expect(isPupil({ album_number: '1' })).toBe(false);
    const more = { cardType: 'student-card', claims: STUDENT, institution: 'another' };
    expect(cardSubjectSchema.safeParse(more).success).toBe(false);
    expect(cardSubjectSchema.safeParse({ ...more, cardType: 'pupil-card', claims: PUPIL }).success).toBe(false);
  });

  test.each(Object.keys(EDUCATION))('lacks nothing that every card has: %s', (name) => {
    expect(EDUCATION_CARD_CLAIMS).toContain(name);
    expect(isStudent({ [name]: undefined })).toBe(false);
    expect(isPupil({ [name]: undefined })).toBe(false);
  });

  test.each<[string, object]>([
    ['a date that is in no calendar', { birthdate: '2005-02-29' }],
    ['a date with a time', { date_of_expiry: '2026-10-31T00:00:00Z' }],
    ['a date of another spelling', { date_of_expiry: ' 2026-10-31' }],
    ['a year of five digits', { date_of_issuance: '12026-10-01' }],
    ['a PESEL of ten digits', { personal_administrative_number: '4405140135' }],
    ['a PESEL of twelve digits', { personal_administrative_number: '440514013591' }],
    ['a PESEL with a letter', { personal_administrative_number: 'a44051401359' }],
    ['a card number of three signs', { card_number: '123' }],
    ['a card number in small letters', { card_number: 'abcd' }],
    ['a card number after something else', { card_number: ' 1234' }],
    ['a card number before something else', { card_number: '1234 ' }],
    ['no number of the institution', { institution_id: '' }],
    ['a number of the institution after something else', { institution_id: '/042' }],
    ['a number of the institution before something else', { institution_id: '042/' }],
    ['another country', { issuing_country: 'DE' }],
    ['no album number', { album_number: '' }],
    ['an album number after something else', { album_number: ' 1' }],
    ['an album number before something else', { album_number: '1 ' }],
    ['an organisation of two letters', { schacHomeOrganization: 'pl' }],
    ['an organisation that is an address', { schacHomeOrganization: 'https://uczelnia.example' }],
    ['an organisation before something else', { schacHomeOrganization: 'uczelnia.example/' }],
    ['no affiliation', { eduPersonScopedAffiliation: [] }],
    ['an affiliation after something else', { eduPersonScopedAffiliation: ['A student@uczelnia.example'] }],
    ['an affiliation before something else', { eduPersonScopedAffiliation: ['student@uczelnia.example '] }],
    ['an affiliation without a scope', { eduPersonScopedAffiliation: ['student'] }],
  ])('is never %s', (_, change) => {
    expect(isStudent(change)).toBe(false);
  });

  test.each<[string, number, (length: number) => object]>([
    ['a family name', 100, (length) => ({ family_name: 'Ż'.repeat(length) })],
    ['a given name', 100, (length) => ({ given_name: 'Ż'.repeat(length) })],
    ['an institution’s name', 200, (length) => ({ institution_name: 'a'.repeat(length) })],
    ['an authority', 200, (length) => ({ issuing_authority: 'a'.repeat(length) })],
    ['a card number', 32, (length) => ({ card_number: '1'.repeat(length) })],
    ['an institution’s number', 32, (length) => ({ institution_id: '1'.repeat(length) })],
    ['an album number', 20, (length) => ({ album_number: '1'.repeat(length) })],
    ['an organisation', 253, (length) => ({ schacHomeOrganization: 'a'.repeat(length) })],
  ])('%s has %i signs at the most', (_, most, change) => {
    expect(isStudent(change(most))).toBe(true);
    expect(isStudent(change(most + 1))).toBe(false);
  });

  test('an address of a school has 200 signs, and a student 5 affiliations at the most', () => {
    expect(isPupil({ institution_address: 'a'.repeat(200) })).toBe(true);
    expect(isPupil({ institution_address: 'a'.repeat(201) })).toBe(false);
    expect(isStudent(affiliations(5))).toBe(true);
    expect(isStudent(affiliations(6))).toBe(false);
  });
});

test.each([
  ['a control character', 'Łucja\u0007'],
  ['a line break', 'Łucja\nNowak'],
  ['a line separator', 'Łucja\u2028Nowak'],
  ['a paragraph separator', 'Łucja\u2029Nowak'],
  ['a change of direction', '\u202eajcuŁ'],
  ['a sign without width', 'Łu\u200bcja'],
  ['spaces only', '  '],
])('W34 a text with %s is not printed', (_, text) => {
  expect(printable(100).safeParse(text).success).toBe(false);
});

test('W34 spaces around a text are not printed', () => {
  expect(printable(5).parse('  Łucja ')).toBe('Łucja');
});

test('a picture is a JPEG of 40 kB at the most, in base64', () => {
  const head = 'data:image/jpeg;base64,';
  const longest = Math.floor((56_000 - head.length) / 4) * 4;
  expect(isPicture(head + 'A'.repeat(longest))).toBe(true);
  expect(isPicture(head + 'A'.repeat(longest + 4))).toBe(false);
  expect(isPicture(head)).toBe(false);
  expect(isPicture(`${head}AAA`)).toBe(false);
  expect(isPicture('data:image/png;base64,AAAA')).toBe(false);
  expect(isPicture('https://uczelnia.example/AAAA')).toBe(false);
});
