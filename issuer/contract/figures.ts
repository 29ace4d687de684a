import { z } from 'zod';

/** One institution's day, or all institutions' together: numbers only, nobody behind them can be found. */
export const dayFiguresSchema = z.strictObject({
  day: z.iso.date(),
  /** Codes asked for. */
  requests: z.int(),
  /** Cards that came onto a phone. */
  activations: z.int(),
  /** Requests that failed, codes locked after wrong tries, wallets that could not keep their card. */
  failures: z.int(),
  /** Requests whose codes became ready, and how long the average and the longest of them had waited, in seconds. */
  prepared: z.int(),
  averageWait: z.number(),
  longestWait: z.number(),
});
export type DayFigures = z.infer<typeof dayFiguresSchema>;

export const figuresSchema = z.strictObject({
  /** Oldest first, days without anything included. */
  days: z.array(dayFiguresSchema),
  /** As of now: how many wait, and since when the first of them does. */
  queue: z.strictObject({ waiting: z.int(), oldestSince: z.iso.datetime().optional() }),
  /** Until which moment all that happened is counted. */
  countedUntil: z.iso.datetime(),
});
export type Figures = z.infer<typeof figuresSchema>;
