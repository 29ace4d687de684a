import type { AuditEvent, AuditWithin } from './audit-event.ts';
import { selectEventsAbout } from './audit-store.ts';

const HISTORY_LIMIT = 200;

export type HistoryEvent = Pick<AuditEvent, 'at' | 'event' | 'actor' | 'detail'>;

/** The newest events about one subject, newest first. */
export async function readHistory(
  within: AuditWithin,
  institutionId: string,
  subject: string,
): Promise<HistoryEvent[]> {
  const stored = await selectEventsAbout(within, institutionId, subject, HISTORY_LIMIT);
  return stored.map(({ at, event, actor, detail }) => ({ at, event, actor, ...(detail ? { detail } : {}) }));
}
