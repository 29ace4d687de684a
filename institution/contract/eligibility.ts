import { z } from 'zod';
import { beyondSchema, unusualSchema } from './issuer-refusal.ts';

/** Why somebody cannot have a mobile card yet. Each is explained to the holder with what to do about it. */
export const eligibilityRuleSchema = z.enum([
  'active-student',
  'right-restored',
  'application-accepted',
  'no-objection',
  'data-confirmed',
  'pesel-present',
  'pesel-correct',
  'physical-card-present',
  'physical-card-valid',
  'photo-present',
  'data-complete',
  'dates-allowed',
]);
export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>;

export const eligibilitySchema = z.strictObject({
  eligible: z.boolean(),
  rules: z.array(
    z.strictObject({
      rule: eligibilityRuleSchema,
      passed: z.boolean(),
      /** A date or a list of missing fields that the explanation mentions. */
      detail: z
        .strictObject({
          validUntil: z.iso.date().optional(),
          /** The blanket extension that does not count for the mobile card. */
          extendedUntil: z.iso.date().optional(),
          missing: z.array(z.string()).optional(),
          /** Which bound of the law a date or an age is beyond. */
          beyond: beyondSchema.optional(),
          /** Passed, and so rare that the office should look again. */
          unusual: z.array(unusualSchema).optional(),
        })
        .optional(),
    }),
  ),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;
