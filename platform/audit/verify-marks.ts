import type { Mark } from '../journal/mark.ts';
import type { AuditWithin } from './audit-event.ts';
import { selectHashes, selectNewestEventId, selectRestores } from './audit-store.ts';

/** A mark outside of the database that this audit does not bear out. */
export interface MarkViolation {
  /** `cut-off`: the audit ends before what the mark has seen; `re-hashed`: it has another link there. */
  kind: 'cut-off' | 're-hashed';
  mark: Mark;
}

/**
 * Holds the chain against what was written down of it elsewhere: the journal, or signed heads that somebody kept. What
 * was lost by a restore is no violation where the chain itself tells of the restore.
 */
export async function verifyMarks(within: AuditWithin, marks: readonly Mark[]): Promise<MarkViolation[]> {
  const newest = await selectNewestEventId(within);
  const restores = await selectRestores(within);
  const hashes = await selectHashes(within, [...new Set(marks.map(({ position }) => position))]);
  const isExplained = ({ eventId, position }: Mark) =>
    restores.some((restore) => eventId < restore.eventId && (position > restore.lastPosition || position === 0));
  return marks.flatMap((mark): MarkViolation[] => {
    const hash = hashes.get(mark.position);
    const isThere = mark.position === 0 || hash?.equals(mark.hash) === true;
    if ((isThere && mark.eventId <= newest) || isExplained(mark)) return [];
    return [{ kind: hash && !isThere ? 're-hashed' : 'cut-off', mark }];
  });
}
