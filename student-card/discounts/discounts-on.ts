import type { CompactCardClaims } from '../compact-card.ts';
import type { DiscountTable, Ticket } from './discount-table.ts';

/** Whether a valid card gives a statutory discount on one day. */
export type Discounts =
  | { held: true; cardType: CompactCardClaims['cardType']; discounts: HeldDiscount[] }
  | { held: false; cardType: CompactCardClaims['cardType']; because: 'age-reached'; age: number }
  /** The table does not speak for that day or that card: the inspector decides by the tariff. */
  | { held: false; cardType: CompactCardClaims['cardType']; because: 'not-in-table' };

export type HeldDiscount = { ticket: Ticket; percent: number; untilAge: number };

/** `day` is `YYYY-MM-DD` where the journey is (`dateInWarsaw`). Says nothing of whether the card is valid. */
export function discountsOn(
  { discounts }: Pick<DiscountTable, 'discounts'>,
  { cardType, birthdate }: Pick<CompactCardClaims, 'cardType' | 'birthdate'>,
  day: string,
): Discounts {
  const inForce = discounts.filter(
    ({ cardType: type, from, to = '9999-12-31' }) => type === cardType && from <= day && day <= to,
  );
  const held = inForce.filter(({ untilAge }) => day < dayOfReaching(birthdate, untilAge));
  if (held.length > 0) {
    return {
      held: true,
      cardType,
      discounts: held.map(({ ticket, percent, untilAge }) => ({ ticket, percent, untilAge })),
    };
  }
  if (inForce.length === 0) return { held: false, cardType, because: 'not-in-table' };
  return { held: false, cardType, because: 'age-reached', age: Math.max(...inForce.map(({ untilAge }) => untilAge)) };
}

/**
 * The day at whose start an age is reached (art. 112 KC): the birthday itself, and for who was born on 29 February in a
 * year without one the 28th.
 */
export function dayOfReaching(birthdate: string, age: number): string {
  const year = Number(birthdate.slice(0, 4)) + age;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const monthAndDay = birthdate.slice(4) === '-02-29' && !isLeap ? '-02-28' : birthdate.slice(4);
  return `${year}${monthAndDay}`;
}
