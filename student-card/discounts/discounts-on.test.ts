import { describe, expect, it } from 'vitest';
import { DISCOUNT_TABLE } from './discount-table.ts';
import { discountsOn } from './discounts-on.ts';

const TODAY = '2026-11-21';
const on = (cardType: 'student-card' | 'pupil-card' | 'doctoral-card', birthdate: string, day = TODAY) =>
  discountsOn(DISCOUNT_TABLE, { cardType, birthdate }, day);
const percents = (result: ReturnType<typeof on>) =>
  result.held ? Object.fromEntries(result.discounts.map(({ ticket, percent }) => [ticket, percent])) : result;

describe('statutory discounts', () => {
  it.each([
    ['student-card', { 'rail-single': 51, 'rail-monthly': 51, 'bus-monthly': 51 }],
    ['pupil-card', { 'rail-single': 37, 'rail-monthly': 49, 'bus-monthly': 49 }],
    ['doctoral-card', { 'rail-single': 51, 'rail-monthly': 51 }],
  ] as const)('of a %s are those of the act', (cardType, expected) => {
    expect(percents(on(cardType, '2005-05-05'))).toEqual(expected);
  });

  it.each([
    ['student-card', '2000-11-22', '2000-11-21', 26],
    ['pupil-card', '2002-11-22', '2002-11-21', 24],
    ['doctoral-card', '1991-11-22', '1991-11-21', 35],
  ] as const)('of a %s end at the start of the birthday (art. 112 KC)', (cardType, dayBefore, birthday, age) => {
    expect(on(cardType, dayBefore).held).toBe(true);
    expect(on(cardType, birthday)).toEqual({ held: false, cardType, because: 'age-reached', age });
  });

  it('of who was born on 29 February end on the 28th where there is no 29th', () => {
    expect(on('student-card', '2004-02-29', '2030-02-27').held).toBe(true);
    expect(on('student-card', '2004-02-29', '2030-02-28').held).toBe(false);
    const leap = { discounts: DISCOUNT_TABLE.discounts.map((row) => ({ ...row, untilAge: 24 })) };
    const card = { cardType: 'student-card', birthdate: '2004-02-29' } as const;
    expect(discountsOn(leap, card, '2028-02-28').held).toBe(true);
    expect(discountsOn(leap, card, '2028-02-29').held).toBe(false);
  });

  it('follow the effective dates of the table, both days included', () => {
    const row = { cardType: 'student-card', ticket: 'rail-single', untilAge: 26 } as const;
    const table = {
      discounts: [
        { ...row, percent: 51, from: '2026-01-01', to: '2026-12-31' },
        { ...row, percent: 37, from: '2027-01-01' },
      ],
    };
    const card = { cardType: 'student-card', birthdate: '2005-05-05' } as const;
    const percentOn = (day: string) => percents(discountsOn(table, card, day));
    expect(percentOn('2026-01-01')).toEqual({ 'rail-single': 51 });
    expect(percentOn('2026-12-31')).toEqual({ 'rail-single': 51 });
    expect(percentOn('2027-01-01')).toEqual({ 'rail-single': 37 });
    expect(percentOn('2025-12-31')).toEqual({ held: false, cardType: 'student-card', because: 'not-in-table' });
  });
});
