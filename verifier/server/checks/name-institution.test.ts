import type { HeldIssuer } from '@mleg/verifier-check/held-pack';
import { expect, test } from 'vitest';
import { nameInstitution } from './name-institution.ts';

const ISSUER = 'https://issuer.example';
const school = { kind: 'school', cardTypes: ['pupil-card'] } as const;
const list: HeldIssuer = {
  issuer: ISSUER,
  name: 'Ministerstwo',
  keys: [],
  institutions: [
    {
      id: '901',
      name: 'Uniwersytet Przykładowy',
      formerNames: ['Akademia Przykładowa'],
      domain: 'uni.example',
      kind: 'university',
      cardTypes: ['student-card'],
    },
    { id: '902', name: 'Szkoła Podstawowa nr 1', ...school },
    { id: '903', name: 'Szkoła Podstawowa nr 1', ...school },
    { id: '904', name: 'Szkoła Zamknięta', ...school, validUntil: 1_000 },
  ],
};
const found = (claims: object, more: object = {}) =>
  nameInstitution([list], { issuer: ISSUER, cardType: 'student-card', claims: { ...claims }, now: 2_000, ...more });
const ofPupil = (claims: object) => found(claims, { cardType: 'pupil-card' });

const uni = { institution: { id: '901', name: 'Uniwersytet Przykładowy' } };

test('V85 the trust list names the institution, also where the card says an earlier name', () => {
  const all = {
    institution_id: '901',
    institution_name: 'Uniwersytet Przykładowy',
    issuing_authority: 'Uniwersytet Przykładowy',
    issuing_country: 'PL',
    schacHomeOrganization: 'uni.example',
    eduPersonScopedAffiliation: ['student@uni.example', 'member@uni.example'],
  };
  expect(found(all)).toEqual(uni);
  expect(found({ institution_id: '901', institution_name: 'Akademia Przykładowa' })).toEqual(uni);
  expect(found({ institution_name: 'Uniwersytet Przykładowy' })).toEqual(uni);
});

test.each([
  ['a name', { institution_name: 'Szkoła Podstawowa nr 1' }],
  ['an authority', { issuing_authority: 'Prezydent Rzeczypospolitej' }],
  ['a country', { issuing_country: 'DE' }],
  ['a domain', { schacHomeOrganization: 'other.example' }],
  ['an affiliation', { eduPersonScopedAffiliation: ['student@uni.example', 'staff@other.example'] }],
  ['a name that is none', { institution_name: 7 }],
])('V85 red is %s that the trust list does not know', (_, claims) => {
  expect(found({ institution_id: '901', ...claims })).toEqual({ verdict: 'red', reason: 'another-institution' });
  expect(found(claims)).toEqual({ verdict: 'red', reason: 'another-institution' });
});

test('red is a card of a type that is not agreed with its institution, and one of an institution that counts no more', () => {
  expect(ofPupil({ institution_id: '901' })).toEqual({ verdict: 'red', reason: 'not-entitled' });
  expect(ofPupil({ institution_id: '904' })).toEqual({ verdict: 'red', reason: 'not-entitled' });
});

test('amber is an institution that is newer than the list, and any as long as there is no list', () => {
  expect(found({ institution_id: '905' })).toEqual({ verdict: 'amber', reason: 'unknown-institution' });
  const withoutList = found({ institution_id: '901' }, { issuer: 'https://other.example' });
  expect(withoutList).toEqual({ verdict: 'amber', reason: 'no-trust-list' });
});

test('a card that was not asked about its institution says none, and of two with one name it stays open which', () => {
  expect(found({ given_name: 'Zofia' })).toEqual({});
  expect(ofPupil({ institution_name: 'Szkoła Podstawowa nr 1' })).toEqual({});
});
