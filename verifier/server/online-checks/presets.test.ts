import { expect, test } from 'vitest';
import { answerOfPreset, queryOfPreset } from './presets.ts';

const ISSUER = 'https://issuer.example';
const TODAY = '2026-11-21';
const pupil = (birthdate: string) => ({ cardType: 'pupil-card' as const, claims: { birthdate } });

const discounts = (birthdate: string) => answerOfPreset('discount', pupil(birthdate), TODAY);

test('to know a student nothing is asked that can be withheld; nothing ever asks for a name or the PESEL', () => {
  const [student] = queryOfPreset('student', [ISSUER]).credentials;
  expect(student).toEqual({
    id: 'student-card',
    format: 'dc+sd-jwt',
    meta: { vct_values: [`${ISSUER}/types/student-card/1`] },
  });
  const paths = (['pupil-under-18', 'institution', 'discount'] as const).map((preset) => [
    ...new Set(
      queryOfPreset(preset, [ISSUER]).credentials.flatMap(({ claims = [] }) => claims.map(({ path }) => path[0])),
    ),
  ]);
  expect(paths).toEqual([['birthdate'], ['institution_id', 'institution_name'], ['birthdate']]);
});

test.each([
  ['2008-11-22', true],
  ['2008-11-21', false],
  ['not a date', false],
])('a pupil born on %s is under 18: %s', (birthdate, holds) => {
  expect(answerOfPreset('pupil-under-18', pupil(birthdate), TODAY)).toEqual({ to: 'pupil-under-18', holds });
});

test('a valid card without a discount today says so, and a date that is none gives nothing', () => {
  expect(discounts('2012-01-01')).toMatchObject({ discounts: [{ percent: 37 }, { percent: 49 }, { percent: 49 }] });
  expect(discounts('2000-01-01')).toMatchObject({ discounts: [] });
  expect(discounts('')).toMatchObject({ discounts: [] });
});
