import { expect, test } from 'vitest';
import { byPercent, discountsToday } from './discounts-today.ts';

const on = (cardType: 'student-card' | 'pupil-card', birthdate: string, moment: string) => {
  const discounts = discountsToday({ state: 'valid', cardType, birthdate }, new Date(moment));
  return discounts?.held ? discounts.discounts.map(({ ticket, percent }) => `${ticket} ${percent}`) : discounts;
};

test('says which discounts hold on the day, for students and pupils, and until which birthday', () => {
  const noon = '2026-10-20T10:00:00Z';
  expect(on('student-card', '2004-05-05', noon)).toEqual(['rail-single 51', 'rail-monthly 51', 'bus-monthly 51']);
  expect(on('pupil-card', '2008-05-05', noon)).toEqual(['rail-single 37', 'rail-monthly 49', 'bus-monthly 49']);
  // It is the 21st in Poland already.
  expect(on('student-card', '2000-10-21', '2026-10-20T22:30:00Z')).toMatchObject({ because: 'age-reached', age: 26 });
});

test('a card that is not valid gives no discount', () => {
  const card = { cardType: 'student-card', birthdate: '2004-05-05' } as const;
  for (const state of ['revoked', 'expired', 'suspended'] as const) {
    expect(discountsToday({ state, ...card }, new Date('2026-10-20T10:00:00Z'))).toBeUndefined();
  }
});

test('tickets that cost as much less are named together', () => {
  const row = { untilAge: 24 };
  expect(
    byPercent([
      { ticket: 'rail-single', percent: 37, ...row },
      { ticket: 'rail-monthly', percent: 49, ...row },
      { ticket: 'bus-monthly', percent: 49, ...row },
    ]),
  ).toEqual([
    [37, ['rail-single']],
    [49, ['rail-monthly', 'bus-monthly']],
  ]);
});
