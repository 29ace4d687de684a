import { expect, test } from 'vitest';
import type { Person } from '../people/person.ts';
import { judgeEligibility } from './judge-eligibility.ts';

const today = '2026-11-21';
const policies = { peselRequired: true, physicalCardRequired: true };
const student: Person = {
  personId: 'p',
  cardId: 'c',
  givenName: 'Zofia',
  familyName: 'Bursztynek',
  birthdate: '2002-07-08',
  pesel: '02270803624',
  albumNumber: '190101',
  group: 'Informatyka',
  status: 'active',
  hasPhoto: true,
  physicalCard: { number: 'PB190101', issuedOn: '2025-10-01', validUntil: '2027-03-31' },
};

function obstacles(changes: Partial<Person>, changed: Partial<typeof policies> = {}): string[] {
  const person = { ...student, ...changes };
  const { rules } = judgeEligibility({ person, policies: { ...policies, ...changed }, today });
  return rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
}

const without = (name: keyof Person): Partial<Person> => ({ [name]: undefined });
const card = (changes: object) => ({
  physicalCard: { number: 'PB1901', issuedOn: '2025-10-01', validUntil: today, ...changes },
});

test('a student with everything in order may order', () => {
  expect(judgeEligibility({ person: student, policies, today })).toMatchObject({ eligible: true });
});

test.each(['removed', 'on-leave', 'graduated'] as const)('who is %s may not', (status) => {
  expect(obstacles({ status })).toEqual(['active-student']);
});

test('a PESEL is needed, unless the policy allows people without', () => {
  expect(obstacles(without('pesel'))).toEqual(['pesel-present']);
  expect(obstacles(without('pesel'), { peselRequired: false })).toEqual([]);
});

test('a PESEL that is there must be right, whatever the policy: check digit and birth date', () => {
  expect(obstacles({ pesel: '02270803625' })).toEqual(['pesel-correct']);
  expect(obstacles({ birthdate: '2002-07-09' })).toEqual(['pesel-correct']);
  expect(obstacles({ pesel: '02270803625' }, { peselRequired: false })).toEqual(['pesel-correct']);
});

test('a plastic card is needed, unless the policy asks for none', () => {
  expect(obstacles(without('physicalCard'))).toEqual(['physical-card-present']);
  expect(obstacles(without('physicalCard'), { physicalCardRequired: false })).toEqual([]);
  expect(obstacles(card({ validUntil: '2020-01-01' }), { physicalCardRequired: false })).toEqual([]);
});

test('the plastic card is valid to the end of its last day, and not a day longer', () => {
  expect(obstacles(card({ validUntil: '2026-11-21' }))).toEqual([]);
  expect(obstacles(card({ validUntil: '2026-11-20' }))).toEqual(['physical-card-valid']);
});

test("a Minister's blanket extension does not count, and both dates are told", () => {
  const person = { ...student, ...card({ validUntil: '2026-10-31', extendedUntil: '2027-01-31' }) };
  const { eligible, rules } = judgeEligibility({ person, policies, today });
  expect(eligible).toBe(false);
  expect(rules.find(({ rule }) => rule === 'physical-card-valid')).toEqual({
    rule: 'physical-card-valid',
    passed: false,
    detail: { validUntil: '2026-10-31', extendedUntil: '2027-01-31' },
  });
});

test('a photo is needed', () => {
  expect(obstacles({ hasPhoto: false })).toEqual(['photo-present']);
});

test('says which data are missing or cannot stand on a card', () => {
  const person = { ...student, birthdate: undefined, pesel: undefined, givenName: ' ', albumNumber: 'x\u202Ey' };
  const { rules } = judgeEligibility({ person: person as unknown as Person, policies, today });
  expect(rules.find(({ rule }) => rule === 'data-complete')?.detail?.missing).toEqual([
    'givenName',
    'birthdate',
    'albumNumber',
  ]);
});

test('tells all obstacles at once', () => {
  expect(obstacles({ ...without('pesel'), ...without('physicalCard'), hasPhoto: false, status: 'removed' })).toEqual([
    'active-student',
    'pesel-present',
    'physical-card-present',
    'photo-present',
  ]);
});

const findings = (changes: Partial<Person>, kind: 'university' | 'school' = 'university') =>
  judgeEligibility({ person: { ...student, ...changes }, policies, kind, today }).rules.find(
    ({ rule }) => rule === 'dates-allowed',
  );

test('V83 dates and ages that the issuer refuses are an obstacle before anybody orders, and rare ones are told', () => {
  expect(findings({})).toEqual({ rule: 'dates-allowed', passed: true });
  expect(findings(card({ validUntil: '2099-12-31' }))).toMatchObject({
    passed: false,
    detail: { beyond: 'valid-too-long' },
  });
  expect(findings({ birthdate: '1950-01-01' }, 'school')).toMatchObject({
    passed: false,
    detail: { beyond: 'too-old' },
  });
  expect(findings({}, 'school')).toMatchObject({ passed: true, detail: { unusual: ['unusual-age'] } });
});
