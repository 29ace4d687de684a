import { z } from 'zod';
import { cardOrderSchema } from './card-order.ts';
import { eligibilitySchema } from './eligibility.ts';
import { cardPreviewSchema } from './person.ts';

/** One holder's mobile card, whole: the page shows this and nothing else. */
export const myCardSchema = z.strictObject({
  preview: cardPreviewSchema,
  eligibility: eligibilitySchema,
  /** The newest order, if there ever was one. */
  order: cardOrderSchema.optional(),
});
export type MyCard = z.infer<typeof myCardSchema>;
