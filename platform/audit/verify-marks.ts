import type { Mark } from '../journal/mark.ts';
import type { AuditWithin } from './audit-event.ts';
import { selectHashes, selectNewestEventId, selectRestores } from './audit-store.ts';

/** A mark outside of the database that this audit does not bear out. */
export interface MarkViolation {
  /**
   * `cut-off`: the audit ends before what the mark has seen; `re-hashed`: it has another link there; `to-be-linked`: one of
   * these, which a restore explains whose event is not in the chain yet.
   */
  kind: 'cut-off' | 're-hashed' | 'to-be-linked';
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
  const explaining = ({ eventId, position }: Mark) =>
    restores.filter((restore) => eventId < restore.eventId && (position > restore.lastPosition || position === 0));
  return marks.flatMap((mark): MarkViolation[] => {
    const hash = hashes.get(mark.position);
    const isThere = mark.position === 0 || hash?.equals(mark.hash) === true;
    if (isThere && mark.eventId <= newest) return [];
    const explained = explaining(mark);
    if (explained.some(({ isLinked }) => isLinked)) return [];
    if (explained.length > 0) return [{ kind: 'to-be-linked', mark }];
    return [{ kind: hash && !isThere ? 're-hashed' : 'cut-off', mark }];
  });
}

/** Not what a restore explains that waits to be linked, a minute at the most. */
export const isAmiss = ({ kind }: MarkViolation): boolean => kind !== 'to-be-linked';
