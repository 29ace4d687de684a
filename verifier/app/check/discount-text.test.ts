import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import { discountsOn } from '@mleg/student-card/discounts/discounts-on';
import { createI18n } from '@mleg/ui/i18n/create-i18n.ts';
import { expect, test } from 'vitest';
import * as languages from '../texts/languages.ts';
import { discountText } from './discount-text.ts';

const polish = createI18n(languages, 'pl').t;
const english = createI18n(languages, 'en').t;
const on = (cardType: 'student-card' | 'pupil-card' | 'doctoral-card', birthdate: string, day = '2026-11-21') =>
  discountsOn(DISCOUNT_TABLE, { cardType, birthdate }, day);

test('says whose discount it is and how much', () => {
  expect(discountText(on('student-card', '2005-05-05'), polish)).toEqual({
    headline: 'Dziś przysługuje ulga ustawowa studenta (do ukończenia 26 lat).',
    lines: ['kolej, bilet jednorazowy: 51%', 'kolej, bilet miesięczny: 51%', 'autobus, bilet miesięczny: 51%'],
  });
  expect(discountText(on('pupil-card', '2001-05-05'), english)).toEqual({
    headline: 'No statutory pupil discount today: the age of 24 is reached.',
    lines: [],
  });
  expect(discountText(on('doctoral-card', '2001-05-05', '2025-01-01'), polish).headline).toContain('taryfie');
});
