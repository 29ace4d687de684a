import { z } from 'zod';

/** The life of an activated card, as its status list tells it (Token Status List §7). */
export const cardStatusSchema = z.enum(['valid', 'suspended', 'revoked']);
export type CardStatus = z.infer<typeof cardStatusSchema>;

/** Where each status may go: what was revoked stays revoked (I4). */
export const NEXT_STATUSES = {
  valid: ['suspended', 'revoked'],
  suspended: ['valid', 'revoked'],
  revoked: [],
} as const satisfies Readonly<Record<CardStatus, readonly CardStatus[]>>;
