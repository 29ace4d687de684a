import type { CardType } from './card-type.ts';
import { dayOfReaching } from './discounts/discounts-on.ts';

/** Refused outside of `least` and `most`; somebody should look again outside of the two between them. */
interface Bounds {
  /** Full years on the day of the judgement. */
  age: { least: number; usualFrom: number; usualTo: number; most: number };
  /** From that day to the last day of validity. */
  monthsAhead: { usual: number; most: number };
  /** From the day the physical card was made to that day. */
  yearsBack: { usual: number; most: number };
}

/**
 * What dates and ages a card of a kind may have.
 *
 * Students: who has taken the oath (art. 83 Prawo o szkolnictwie wyższym i nauce), for whom no law knows an age; there
 * are some of fifteen and some of ninety. A card is confirmed each semester (§ 21 of the regulation on studies, Dz.U.
 * 2023 poz. 2787), to 31 March or 31 October: from a confirmation in September to the end of the summer semester is the
 * most, thirteen months and a half. The plastic card lives as long as studies do, resumed ones included.
 *
 * Pupils: of a primary or later school (art. 11 ustawy o systemie oświaty), which begins in the year somebody becomes
 * six or seven (art. 36 and 37 Prawa oświatowego); schools for adults know no upper age, and nobody there is seventy.
 * Their discount ends at 24 (art. 4 of the act on discounts). A card is confirmed each school year, to 30 September
 * (Dz.U. 2023 poz. 1120): at the earliest in May for the year that follows, seventeen months.
 */
export const CARD_BOUNDS: Readonly<Record<CardType, Bounds>> = {
  'student-card': {
    age: { least: 15, usualFrom: 18, usualTo: 60, most: 99 },
    monthsAhead: { usual: 11, most: 14 },
    yearsBack: { usual: 7, most: 15 },
  },
  'pupil-card': {
    age: { least: 5, usualFrom: 6, usualTo: 23, most: 69 },
    monthsAhead: { usual: 14, most: 17 },
    yearsBack: { usual: 9, most: 15 },
  },
};

/** By which bounds a card was let pass; another name with each change, so that what came of one can be found. */
export const CARD_RULES = '2026-11';

/** A card may be made before the term that it is made for; so many months. */
const ISSUED_AHEAD = 3;

export const BOUNDS_FAULTS = [
  'valid-too-long',
  'issued-in-the-future',
  'issued-too-long-ago',
  'too-young',
  'too-old',
] as const;
export type BoundsFault = (typeof BOUNDS_FAULTS)[number];

export const BOUNDS_WARNINGS = ['unusual-validity', 'unusual-issue-date', 'unusual-age'] as const;
export type BoundsWarning = (typeof BOUNDS_WARNINGS)[number];

/** As claims of a card, `YYYY-MM-DD`. */
interface Dates {
  birthdate: string;
  date_of_issuance: string;
  date_of_expiry: string;
}

/** What is beyond the bounds, and what is near them, on `today` in Poland. */
export function judgeBounds(
  cardType: CardType,
  { birthdate, date_of_issuance: issued, date_of_expiry: expires }: Dates,
  today: string,
): { fault: BoundsFault | undefined; warnings: BoundsWarning[] } {
  const { age, monthsAhead, yearsBack } = CARD_BOUNDS[cardType];
  const reached = (years: number) => dayOfReaching(birthdate, years) <= today;
  const faults: readonly (readonly [BoundsFault, boolean])[] = [
    ['too-young', !reached(age.least)],
    ['too-old', reached(age.most + 1)],
    ['issued-in-the-future', issued > monthsFrom(today, ISSUED_AHEAD)],
    ['issued-too-long-ago', issued < monthsFrom(today, -12 * yearsBack.most) || issued <= birthdate],
    ['valid-too-long', expires > monthsFrom(today, monthsAhead.most)],
  ];
  const warnings: readonly (readonly [BoundsWarning, boolean])[] = [
    ['unusual-age', !reached(age.usualFrom) || reached(age.usualTo + 1)],
    ['unusual-issue-date', issued > today || issued < monthsFrom(today, -12 * yearsBack.usual)],
    ['unusual-validity', expires > monthsFrom(today, monthsAhead.usual)],
  ];
  return {
    fault: faults.find(([, beyond]) => beyond)?.[0],
    warnings: warnings.filter(([, near]) => near).map(([name]) => name),
  };
}

/** Which of the dates of a plastic card no card of the kind can have; of the other bounds more has to be known. */
export function judgeCardDates(
  cardType: CardType,
  { issued, expires }: { issued?: string | null | undefined; expires?: string | null | undefined },
  today: string,
): { issued?: 'issued-in-the-future'; expires?: 'valid-too-long' } {
  const isAhead = issued && issued > monthsFrom(today, ISSUED_AHEAD);
  const isLong = expires && expires > monthsFrom(today, CARD_BOUNDS[cardType].monthsAhead.most);
  return {
    ...(isAhead ? { issued: 'issued-in-the-future' } : {}),
    ...(isLong ? { expires: 'valid-too-long' } : {}),
  };
}

/** The same day so many months later; of a month that is too short its last. */
function monthsFrom(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
