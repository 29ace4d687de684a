import { expect, test } from 'vitest';
import type { Person } from '../people/person.ts';
import { cardSubject } from './card-subject.ts';
import { semesterEnd } from './semester-end.ts';

const policies = { peselRequired: true, physicalCardRequired: true };
const settings = { policies };
const orderedAt = new Date('2026-11-21T12:00:00Z');
const jpeg = Buffer.from('jpeg');
const person: Person = {
  personId: 'p',
  cardId: 'c',
  givenName: 'Zofia',
  familyName: 'Bursztynek',
  birthdate: '2002-07-08',
  albumNumber: '190101',
  group: 'Informatyka',
  status: 'active',
  hasPhoto: true,
  physicalCard: { number: 'PB190101', issuedOn: '2025-10-01', validUntil: '2027-03-31' },
};
const claimsOf = (changes: Partial<Person>, changed: Partial<typeof policies> = {}) => {
  const made = cardSubject({
    person: { ...person, ...changes },
    jpeg,
    settings: { ...settings, policies: { ...policies, ...changed } },
    orderedAt,
  });
  if ('refused' in made) throw new Error(made.refused);
  return made.subject.holder;
};

test('takes number and dates over from the plastic card', () => {
  expect(claimsOf({})).toMatchObject({
    card_number: 'PB190101',
    date_of_issuance: '2025-10-01',
    date_of_expiry: '2027-03-31',
    album_number: '190101',
  });
});

test('never carries an extension that is not printed', () => {
  const physicalCard = {
    number: 'PB190101',
    issuedOn: '2025-10-01',
    validUntil: '2026-12-31',
    extendedUntil: '2027-12-31',
  };
  expect(claimsOf({ physicalCard })).toMatchObject({ date_of_expiry: '2026-12-31' });
});

test('lasts to the end of the semester where the policy asks for no plastic card', () => {
  const { physicalCard: _, ...cardless } = person;
  const made = cardSubject({
    person: cardless,
    jpeg,
    settings: { ...settings, policies: { ...policies, physicalCardRequired: false } },
    orderedAt,
  });
  expect('subject' in made && made.subject.holder).toMatchObject({
    card_number: 'M-190101',
    date_of_issuance: '2026-11-21',
    date_of_expiry: '2027-03-31',
  });
});

test('states no PESEL where there is none', () => {
  expect(claimsOf({})).not.toHaveProperty('personal_administrative_number');
  expect(claimsOf({ pesel: '02270803624' })).toMatchObject({ personal_administrative_number: '02270803624' });
});

test('V82 says nothing of the institution, which the issuer knows', () => {
  const said = Object.keys(claimsOf({ pesel: '02270803624' }));
  expect(said.filter((name) => /institution|issuing_|schac|eduPerson/.test(name))).toEqual([]);
});

test('is none at all where the data make no card', () => {
  const incomplete = { ...person, familyName: '' };
  expect(cardSubject({ person: incomplete, jpeg, settings, orderedAt })).toEqual({ refused: 'data-incomplete' });
});

test.each([
  ['2026-11-21', '2027-03-31'],
  ['2027-03-31', '2027-03-31'],
  ['2027-04-01', '2027-10-31'],
  ['2027-10-31', '2027-10-31'],
  ['2027-11-01', '2028-03-31'],
])('the semester of %s ends on %s', (today, end) => {
  expect(semesterEnd(today)).toBe(end);
});
