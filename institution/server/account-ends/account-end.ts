import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { uuidBytes, uuidOf } from '@mleg/platform/random/uuid';

/** What lets nobody in any more, whatever becomes of the database (docs/specifications/journal.md). */
export type AccountEnd =
  /** What the account's password was before this moment. */
  | { end: 'password'; accountId: string; at: Date }
  | { end: 'passkey'; passkeyId: string }
  | { end: 'session'; sessionId: string };

const KINDS = { password: 17, passkey: 18, session: 19 } as const;
const UUID_BYTES = 16;
const TIME_BYTES = 6;

export function encodeAccountEnd(end: AccountEnd, institutionId: string): JournalRecord {
  return { kind: KINDS[end.end], payload: Buffer.concat([bytesOf(end), Buffer.from(institutionId)]) };
}

function bytesOf(end: AccountEnd): Buffer {
  if (end.end === 'passkey') return uuidBytes(end.passkeyId);
  if (end.end === 'session') return uuidBytes(end.sessionId);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(end.at.getTime(), 0, TIME_BYTES);
  return Buffer.concat([uuidBytes(end.accountId), time]);
}

/** By institution. */
export function accountEndsIn(records: readonly JournalRecord[]): Map<string, AccountEnd[]> {
  const decoded = records.map(decode).filter((one) => one !== undefined);
  const byInstitution = Map.groupBy(decoded, ({ institutionId }) => institutionId);
  return new Map([...byInstitution].map(([id, ofOne]) => [id, ofOne.map(({ end }) => end)]));
}

function decode({ kind, payload }: JournalRecord): { end: AccountEnd; institutionId: string } | undefined {
  const bytes = Buffer.from(payload);
  const id = () => uuidOf(bytes.subarray(0, UUID_BYTES));
  const rest = (from: number) => bytes.subarray(from).toString();
  switch (kind) {
    case KINDS.password: {
      const at = new Date(bytes.readUIntBE(UUID_BYTES, TIME_BYTES));
      return { end: { end: 'password', accountId: id(), at }, institutionId: rest(UUID_BYTES + TIME_BYTES) };
    }
    case KINDS.passkey:
      return { end: { end: 'passkey', passkeyId: id() }, institutionId: rest(UUID_BYTES) };
    case KINDS.session:
      return { end: { end: 'session', sessionId: id() }, institutionId: rest(UUID_BYTES) };
    default:
      return undefined;
  }
}
