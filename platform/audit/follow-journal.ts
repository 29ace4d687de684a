import type { Journal } from '../journal/journal.ts';
import { deleteOldPromises } from '../journal/journal-store.ts';
import { encodeMark } from '../journal/mark.ts';
import { DatabaseInDoubt } from '../journal/settle.ts';
import type { AuditWithin } from './audit-event.ts';
import { selectLastLinked, selectNewestEventId } from './audit-store.ts';
import { CHAIN_START } from './event-hash.ts';

interface Needed {
  database: AuditWithin;
  journal: Journal;
  /** Compares both where there is a doubt. */
  sureOfDatabase: () => Promise<void>;
}

/**
 * Now and then a running process looks whether the database has gone back under its feet, and writes down how far the
 * audit has come: a database that knows less was set back or cut off.
 */
export function createFollowJournal({ database, journal, sureOfDatabase }: Needed): () => Promise<void> {
  let highest = 0;
  let position = -1;
  const noteMark = async () => {
    const eventId = await selectNewestEventId(database);
    const last = await selectLastLinked(database);
    const reached = last?.position ?? 0;
    if (eventId <= highest && reached <= position) return;
    await journal.append(encodeMark({ eventId, position: reached, hash: last?.hash ?? CHAIN_START }));
    highest = Math.max(highest, eventId);
    position = reached;
  };
  const look = async () => {
    await sureOfDatabase();
    await journal.settle();
    await noteMark();
  };
  return async () => {
    await look().catch((error: unknown) => {
      if (error instanceof DatabaseInDoubt) return look();
      throw error;
    });
    await deleteOldPromises(database);
  };
}
