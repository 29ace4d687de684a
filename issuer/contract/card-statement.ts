import { BOUNDS_FAULTS, BOUNDS_WARNINGS } from '@mleg/student-card/card-bounds';
import { cardSubjectSchema, pupilHolderSchema, studentHolderSchema } from '@mleg/student-card/card-claims';
import { z } from 'zod';

/**
 * All that an institution may state about a person; whatever else is in a request makes it refused. Name, number,
 * address, domain, affiliations, country and authority are not among it: a card takes them from the registration.
 */
export const cardStatementSchema = z.discriminatedUnion('cardType', [
  z.strictObject({ cardType: z.literal('student-card'), holder: studentHolderSchema }),
  z.strictObject({ cardType: z.literal('pupil-card'), holder: pupilHolderSchema }),
]);
export type CardStatement = z.infer<typeof cardStatementSchema>;

/**
 * What is asked to be on a card. Institutions of 0.1 say the whole card: theirs is read while they are about, but what it
 * says of the institution has to be what is registered, to the letter.
 */
export const askedSubjectSchema = z.union([cardStatementSchema, cardSubjectSchema]);
export type AskedSubject = z.infer<typeof askedSubjectSchema>;

/**
 * What no card is signed with, however it was asked for. Of these, institutions that say the whole card are told
 * `invalid-claims`, the word they know.
 */
export const cardFaultSchema = z.enum([
  'malformed-claim',
  'portrait-unreadable',
  'pesel-and-birth-date-disagree',
  'expires-before-issued',
  /** Beyond what this kind of card may have: `student-card/card-bounds.ts` says the law. */
  ...BOUNDS_FAULTS,
]);
export type CardFault = z.infer<typeof cardFaultSchema>;

/** Allowed, and so rare that somebody should look again. */
export const cardWarningSchema = z.enum(BOUNDS_WARNINGS);
export type CardWarning = z.infer<typeof cardWarningSchema>;
