import type { CompactCardType } from '../compact-card.ts';
import type { Ticket } from './discount-table.ts';
import type { Discounts } from './discounts-on.ts';

/** What an inspector reads and may say aloud: whose right it is and how much, never which institution it comes from. */
export type DiscountWords = { headline: string; lines: string[] };

type Language = 'pl' | 'en';

const WORDS = {
  pl: {
    holder: { 'student-card': 'studenta', 'pupil-card': 'ucznia', 'doctoral-card': 'doktoranta' },
    ticket: {
      'rail-single': 'kolej, bilet jednorazowy',
      'rail-monthly': 'kolej, bilet miesięczny',
      'bus-monthly': 'autobus, bilet miesięczny',
    },
    held: (holder: string, age: number) => `Dziś przysługuje ulga ustawowa ${holder} (do ukończenia ${age} lat).`,
    reached: (holder: string, age: number) => `Ulga ustawowa ${holder} dziś nie przysługuje: ukończone ${age} lat.`,
    unknown: 'Na ten dzień tabela ulg nie mówi nic o takiej legitymacji. Sprawdź w taryfie przewoźnika.',
  },
  en: {
    holder: { 'student-card': 'student', 'pupil-card': 'pupil', 'doctoral-card': 'doctoral' },
    ticket: {
      'rail-single': 'rail, single ticket',
      'rail-monthly': 'rail, monthly ticket',
      'bus-monthly': 'bus, monthly ticket',
    },
    held: (holder: string, age: number) =>
      `The statutory ${holder} discount holds today (until the ${age}th birthday).`,
    reached: (holder: string, age: number) => `No statutory ${holder} discount today: the age of ${age} is reached.`,
    unknown: 'The discount table says nothing about such a card on this day. Look it up in the carrier’s tariff.',
  },
} as const satisfies Record<
  Language,
  {
    holder: Record<CompactCardType, string>;
    ticket: Record<Ticket, string>;
    held(holder: string, age: number): string;
    reached(holder: string, age: number): string;
    unknown: string;
  }
>;

export function discountWords(result: Discounts, language: Language): DiscountWords {
  const words = WORDS[language];
  const holder = words.holder[result.cardType];
  if (result.held) {
    const age = Math.max(...result.discounts.map(({ untilAge }) => untilAge));
    const lines = result.discounts.map(({ ticket, percent }) => `${words.ticket[ticket]}: ${percent}%`);
    return { headline: words.held(holder, age), lines };
  }
  const headline = result.because === 'age-reached' ? words.reached(holder, result.age) : words.unknown;
  return { headline, lines: [] };
}
