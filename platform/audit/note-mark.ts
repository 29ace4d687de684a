import type { Journal } from '../journal/journal.ts';
import { storeKnownFiles } from '../journal/journal-store.ts';
import { encodeMark } from '../journal/mark.ts';
import type { AuditWithin } from './audit-event.ts';
import { selectLastLinked, selectNewestEventId } from './audit-store.ts';
import { CHAIN_START } from './event-hash.ts';

export interface MarkNoter {
  /** Writes down how far the audit has come, if it has come on, and remembers in the database what is written. */
  note(): Promise<void>;
  /** The newest event that this process has ever seen; 0 before the first mark. */
  highest(): number;
}

/** How far the audit has come stands in the journal too: a database that knows less was set back or cut off. */
export function createMarkNoter(database: AuditWithin, journal: Journal): MarkNoter {
  let highest = 0;
  let position = -1;
  return {
    highest: () => highest,
    note: async () => {
      const eventId = await selectNewestEventId(database);
      const last = await selectLastLinked(database);
      const reached = last?.position ?? 0;
      if (eventId > highest || reached > position) {
        await journal.append(encodeMark({ eventId, position: reached, hash: last?.hash ?? CHAIN_START }));
        highest = Math.max(highest, eventId);
        position = reached;
      }
      const written = journal.written();
      if (written) await storeKnownFiles(database, [written]);
    },
  };
}
