import { expect, test } from 'vitest';
import { cardTypeOfVct, ISSUED_TYPE_VERSION, TYPE_VERSIONS, vctOf, vctsOf } from './card-type.ts';

const ISSUER = 'https://issuer.example';
const WITH_ANOTHER = [1, 2];

test('what is issued is known', () => {
  expect(TYPE_VERSIONS).toContain(ISSUED_TYPE_VERSION);
  expect(cardTypeOfVct(ISSUER, vctOf(ISSUER, 'pupil-card'))).toBe('pupil-card');
});

test('a card of version 1 stays a card when there is another version', () => {
  expect(cardTypeOfVct(ISSUER, `${ISSUER}/types/student-card/1`, WITH_ANOTHER)).toBe('student-card');
  expect(cardTypeOfVct(ISSUER, `${ISSUER}/types/pupil-card/2`, WITH_ANOTHER)).toBe('pupil-card');
  expect(vctsOf(ISSUER, 'student-card', WITH_ANOTHER)).toEqual([
    `${ISSUER}/types/student-card/1`,
    `${ISSUER}/types/student-card/2`,
  ]);
});

test.each([
  ['an unknown version', `${ISSUER}/types/student-card/99`],
  ['no version', `${ISSUER}/types/student-card`],
  ['the base, which is never issued', `${ISSUER}/types/education-card/1`],
  ['another issuer’s', 'https://other.example/types/student-card/1'],
  ['nothing', undefined],
])('%s is no card of ours', (_, vct) => {
  expect(cardTypeOfVct(ISSUER, vct)).toBeUndefined();
});
