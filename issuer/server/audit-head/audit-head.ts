import { SECOND } from '@mleg/platform/clock/durations';
import type { Mark } from '@mleg/platform/journal/mark';
import { z } from 'zod';

export const AUDIT_HEAD_TYPE = 'mleg-audit-head+jwt';
export const AUDIT_HEAD_MEDIA_TYPE = `application/${AUDIT_HEAD_TYPE}`;

/** Where the chain of the audit ends at a moment: whoever keeps it can show later that no earlier event was changed. */
export const auditHeadSchema = z.object({
  iss: z.string(),
  iat: z.int(),
  event_id: z.int().min(0),
  position: z.int().min(0),
  /** Of the last link, base64url. */
  hash: z.base64url(),
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

export interface KeptHead extends Mark {
  signedAt: Date;
}

/** What a kept head says; undefined where it is none. Its signature is for whoever doubts the one who kept it. */
export function decodeHead(compact: string): KeptHead | undefined {
  const [, payload = ''] = compact.trim().split('.');
  const read = auditHeadSchema.safeParse(parse(Buffer.from(payload, 'base64url').toString()));
  if (!read.success) return undefined;
  const { iat, event_id: eventId, position, hash } = read.data;
  return { eventId, position, hash: Buffer.from(hash, 'base64url'), signedAt: new Date(iat * SECOND) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
