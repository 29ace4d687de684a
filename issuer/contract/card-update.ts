import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { askedSubjectSchema, cardFaultSchema, cardWarningSchema } from './card-statement.ts';

/**
 * What an institution states anew about a card that is on a phone: its validity, a name, a photo. The phone fetches it by
 * itself the next time it asks; until then the card stays as it is. Stating the same twice is stating it once.
 */
export const cardUpdateStatementSchema = z.strictObject({ cardId: uuid, subject: askedSubjectSchema });
export type CardUpdateStatement = z.infer<typeof cardUpdateStatementSchema>;

/**
 * - `waiting`: kept until the phone fetches it, for sixty days
 * - `unchanged`: the card says so already, or it waits already
 */
export const cardUpdateSchema = z.object({
  cardId: uuid,
  state: z.enum(['waiting', 'unchanged']),
  /** Taken, and so rare that somebody should look again. */
  warnings: z.array(cardWarningSchema).optional(),
});
export type CardUpdate = z.infer<typeof cardUpdateSchema>;

export const cardUpdateRefusalSchema = z.enum([
  'agreement-pending',
  'agreement-refused',
  'agreement-ended',
  'institution-suspended',
  'card-type-not-agreed',
  'registration-incomplete',
  'foreign-institution-number',
  'card-expired',
  'another-card-type',
  'invalid-claims',
  ...cardFaultSchema.options,
]);
export type CardUpdateRefusal = z.infer<typeof cardUpdateRefusalSchema>;
