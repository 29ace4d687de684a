import type { Journal } from './journal.ts';
import type { JournalRecord } from './journal-record.ts';

/** How far a party's audit had come: which event was the newest, and which link ended its chain. */
export interface Mark {
  eventId: number;
  /** Of the last link; 0 while nothing is linked. */
  position: number;
  hash: Uint8Array;
}

/** The one kind that all parties write; theirs begin at 16. */
export const MARK_KIND = 1;

const NUMBER_BYTES = 6;

export function encodeMark({ eventId, position, hash }: Mark): JournalRecord {
  const payload = Buffer.alloc(2 * NUMBER_BYTES + hash.length);
  payload.writeUIntBE(eventId, 0, NUMBER_BYTES);
  payload.writeUIntBE(position, NUMBER_BYTES, NUMBER_BYTES);
  payload.set(hash, 2 * NUMBER_BYTES);
  return { kind: MARK_KIND, payload };
}

export function decodeMark({ payload }: Pick<JournalRecord, 'payload'>): Mark {
  const bytes = Buffer.from(payload);
  return {
    eventId: bytes.readUIntBE(0, NUMBER_BYTES),
    position: bytes.readUIntBE(NUMBER_BYTES, NUMBER_BYTES),
    hash: bytes.subarray(2 * NUMBER_BYTES),
  };
}

/** The newest event that any of the marks knows; 0 without a mark. */
export const newestMarked = (records: readonly JournalRecord[]): number =>
  marksOf(records).reduce((newest, { eventId }) => Math.max(newest, eventId), 0);

/** Every mark there is. */
export async function readMarks(journal: Pick<Journal, 'read'>): Promise<Mark[]> {
  return (await journal.read()).flatMap(({ records }) => marksOf(records));
}

export const marksOf = (records: readonly JournalRecord[]): Mark[] =>
  records.filter(({ kind }) => kind === MARK_KIND).map(decodeMark);
