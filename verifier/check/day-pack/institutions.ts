import { COMPACT_CARD_TYPES } from '@mleg/student-card/compact-card';
import * as z from 'zod';
import type { HeldInstitution } from '../held-pack.ts';

const institutionSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
    name: z.string().min(1).max(200),
    kind: z.enum(['university', 'school']),
    cardTypes: z.array(z.enum(COMPACT_CARD_TYPES)),
    validUntil: z.int().nonnegative().optional(),
  })
  .transform(
    ({ validUntil, ...institution }): HeldInstitution => ({
      ...institution,
      ...(validUntil === undefined ? {} : { validUntil }),
    }),
  );

/** The body of a day pack that lists one issuer's institutions, in JSON. */
export const institutionsSchema = z.array(institutionSchema).max(100_000);
