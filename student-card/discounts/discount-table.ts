import { z } from 'zod';
import { calendarDate } from '../card-claims.ts';
import { COMPACT_CARD_TYPES } from '../compact-card.ts';
import table from './discount-table.json' with { type: 'json' };

export const TICKETS = ['rail-single', 'rail-monthly', 'bus-monthly'] as const;
export type Ticket = (typeof TICKETS)[number];

/** One right from one day to another. A change of the law is a new row and a last day in the old one. */
const discountSchema = z.strictObject({
  cardType: z.enum(COMPACT_CARD_TYPES),
  ticket: z.enum(TICKETS),
  percent: z.int().min(1).max(100),
  /** „Do ukończenia … lat”: gone from the start of that birthday on (art. 112 KC). */
  untilAge: z.int().min(1).max(130),
  /** The first day this row speaks for; it says nothing of earlier ones. */
  from: calendarDate,
  /** The last day. */
  to: calendarDate.optional(),
});

/** Statutory discounts only: city transport and carriers' own tariffs are not in it. */
export const discountTableSchema = z.strictObject({
  act: z.string().min(1).max(300),
  /** When somebody last compared it with the act. */
  checkedOn: calendarDate,
  discounts: z.array(discountSchema).max(1_000),
});

export type DiscountTable = z.infer<typeof discountTableSchema>;

/** The table of this release; an inspector's day pack may bring a newer one. */
export const DISCOUNT_TABLE: DiscountTable = discountTableSchema.parse(table);
