import { z } from 'zod';

/** Which bound of the law a date or an age on a card is beyond. */
export const beyondSchema = z.enum([
  'valid-too-long',
  'issued-in-the-future',
  'issued-too-long-ago',
  'too-young',
  'too-old',
]);

/** Allowed, and so rare that the office should look again. */
export const unusualSchema = z.enum(['unusual-validity', 'unusual-issue-date', 'unusual-age']);

/** Why the Ministry made no codes, or did not take new data; each is explained to the office with what to do. */
export const issuerRefusalSchema = z.enum([
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
  'malformed-claim',
  'portrait-unreadable',
  'pesel-and-birth-date-disagree',
  'expires-before-issued',
  ...beyondSchema.options,
]);
export type IssuerRefusal = z.infer<typeof issuerRefusalSchema>;
