import { DISCOUNT_TABLE, type Ticket } from '@mleg/student-card/discounts/discount-table';
import { type Discounts, discountsOn, type HeldDiscount } from '@mleg/student-card/discounts/discounts-on';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { CardView } from './card-view.ts';

/** What a card is good for on this day in Poland, where the journey is; nothing for a card that is not valid. */
export function discountsToday(
  { state, cardType, birthdate }: Pick<CardView, 'state' | 'cardType' | 'birthdate'>,
  now: Date,
): Discounts | undefined {
  if (state !== 'valid' || cardType === undefined || birthdate === undefined) return undefined;
  return discountsOn(DISCOUNT_TABLE, { cardType, birthdate }, dateInWarsaw(now));
}

/** Tickets that cost as much less together, so that the line is read at a glance. */
export function byPercent(discounts: readonly HeldDiscount[]): [percent: number, tickets: Ticket[]][] {
  const percents = [...new Set(discounts.map(({ percent }) => percent))];
  return percents.map((percent) => [
    percent,
    discounts.filter((held) => held.percent === percent).map(({ ticket }) => ticket),
  ]);
}
