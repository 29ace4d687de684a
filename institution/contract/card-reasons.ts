import { z } from 'zod';

export const revocationReasonSchema = z.enum([
  'phone-lost',
  'new-phone',
  'malfunction',
  'resignation',
  'not-entitled',
  'transferred',
  'data-changed',
  'issued-in-error',
]);
export type RevocationReason = z.infer<typeof revocationReasonSchema>;

/** `phone-missing`: it may turn up. */
export const suspensionReasonSchema = z.enum(['phone-missing', 'phone-in-repair', 'under-review']);
export type SuspensionReason = z.infer<typeof suspensionReasonSchema>;

/** Why the office puts a card back into use, where it says so. */
export const resumptionReasonSchema = z.enum(['phone-found', 'phone-repaired', 'cleared-up', 'suspended-in-error']);
export type ResumptionReason = z.infer<typeof resumptionReasonSchema>;

/** Every reason that can stand beside a card; `suspension-ended`: nobody lifted it in time. */
export const cardReasonSchema = z.enum([
  ...revocationReasonSchema.options,
  ...suspensionReasonSchema.options,
  'suspension-ended',
]);
export type CardReason = z.infer<typeof cardReasonSchema>;
