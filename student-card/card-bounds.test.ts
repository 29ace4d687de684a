import { expect, test } from 'vitest';
import { judgeBounds } from './card-bounds.ts';

const TODAY = '2026-11-30';
const student = { birthdate: '2004-02-29', date_of_issuance: '2025-10-01', date_of_expiry: '2027-03-31' };
const pupil = { birthdate: '2014-05-06', date_of_issuance: '2024-09-02', date_of_expiry: '2027-09-30' };
const ofStudent = (change: object) => judgeBounds('student-card', { ...student, ...change }, TODAY);
const ofPupil = (change: object) => judgeBounds('pupil-card', { ...pupil, ...change }, TODAY);

test('what a semester and a school year give is neither refused nor unusual', () => {
  expect(ofStudent({})).toEqual({ fault: undefined, warnings: [] });
  expect(ofPupil({})).toEqual({ fault: undefined, warnings: [] });
});

test('V83 a card is confirmed for a semester or a school year, and refused beyond what the next one ends with', () => {
  expect(ofStudent({ date_of_expiry: '2027-10-31' })).toEqual({ fault: undefined, warnings: ['unusual-validity'] });
  expect(ofStudent({ date_of_expiry: '2028-01-30' }).fault).toBeUndefined();
  expect(ofStudent({ date_of_expiry: '2028-01-31' }).fault).toBe('valid-too-long');
  expect(ofStudent({ date_of_expiry: '2099-12-31' }).fault).toBe('valid-too-long');
  expect(ofPupil({ date_of_expiry: '2028-02-28' })).toEqual({ fault: undefined, warnings: ['unusual-validity'] });
  expect(ofPupil({ date_of_expiry: '2028-09-30' }).fault).toBe('valid-too-long');
});

test('V83 nobody is a pupil at four or at seventy, from the birthday on', () => {
  expect(ofPupil({ birthdate: '2021-12-01' }).fault).toBe('too-young');
  expect(ofPupil({ birthdate: '2021-11-30' })).toEqual({ fault: undefined, warnings: ['unusual-age'] });
  expect(ofPupil({ birthdate: '1956-12-01' })).toEqual({ fault: undefined, warnings: ['unusual-age'] });
  expect(ofPupil({ birthdate: '1956-11-30' }).fault).toBe('too-old');
  expect(ofPupil({ birthdate: '1950-01-01' }).fault).toBe('too-old');
});

test('V83 a student of twelve or a hundred is refused, one of seventy looked at again', () => {
  expect(ofStudent({ birthdate: '2014-05-06' }).fault).toBe('too-young');
  expect(ofStudent({ birthdate: '1926-11-30' }).fault).toBe('too-old');
  expect(ofStudent({ birthdate: '1956-11-30' })).toEqual({ fault: undefined, warnings: ['unusual-age'] });
});

test('V83 a card is made neither long before nor long after it is ordered, nor before its holder was born', () => {
  expect(ofStudent({ date_of_issuance: '2026-12-15' })).toMatchObject({ warnings: ['unusual-issue-date'] });
  expect(ofStudent({ date_of_issuance: '2027-03-01' }).fault).toBe('issued-in-the-future');
  expect(ofStudent({ date_of_issuance: '2011-11-29' }).fault).toBe('issued-too-long-ago');
  expect(ofPupil({ date_of_issuance: '2014-05-06' }).fault).toBe('issued-too-long-ago');
});

test('a month that is too short ends with its last day', () => {
  const ofLeapYear = { ...student, date_of_issuance: '2026-10-01', date_of_expiry: '2028-02-29' };
  expect(judgeBounds('student-card', ofLeapYear, '2026-12-31').fault).toBeUndefined();
  expect(judgeBounds('student-card', { ...ofLeapYear, date_of_expiry: '2028-03-01' }, '2026-12-31').fault).toBe(
    'valid-too-long',
  );
});
