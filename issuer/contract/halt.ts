import { z } from 'zod';

/** Whether cards are signed. While they are not, nothing is lost: institutions and phones are told to ask later. */
export const haltSchema = z.discriminatedUnion('halted', [
  z.strictObject({ halted: z.literal(false) }),
  z.strictObject({
    halted: z.literal(true),
    since: z.iso.datetime(),
    /** Missing where the operator did it on the server. */
    by: z.string().optional(),
    reason: z.string(),
  }),
]);
export type HaltState = z.infer<typeof haltSchema>;

export const haltReasonSchema = z.string().trim().min(1).max(500);
