import { createHmac } from 'node:crypto';
import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import type { InstitutionDeps } from '../deps.ts';

/** `card`: all about the mobile card of somebody who is still enrolled; `person`: everything. */
export interface JournalEntry {
  institutionId: string;
  /** Keyed hash of the person's id, base64url. */
  tombstone: string;
  extent: 'card' | 'person';
  at: Date;
}

type JournalDeps = Pick<InstitutionDeps, 'journal' | 'settings'>;

/** docs/specifications/journal.md */
export const ERASURE_KIND = 16;
const EXTENTS = ['card', 'person'] as const;
const TIME_BYTES = 6;
const TOMBSTONE_BYTES = 32;
const TOMBSTONE_AT = 1 + TIME_BYTES;
const INSTITUTION_AT = TOMBSTONE_AT + TOMBSTONE_BYTES;

/** Says who was erased only to whoever has both the key and the person's id, that is a backup. */
export function tombstoneOf({ keys }: Pick<InstitutionDeps, 'keys'>, personId: string): string {
  return createHmac('sha256', keys.erasures).update(personId).digest('base64url');
}

/** On the disk when this returns. */
export function writeJournal({ journal }: Pick<JournalDeps, 'journal'>, entry: JournalEntry): Promise<void> {
  return journal.append(encodeErasure(entry));
}

/** This institution's erasures. */
export async function readJournal({ journal, settings }: JournalDeps): Promise<JournalEntry[]> {
  const records = (await journal.read()).flatMap((file) => file.records);
  return erasuresIn(records).filter(({ institutionId }) => institutionId === settings.institutionId);
}

export const erasuresIn = (records: readonly JournalRecord[]): JournalEntry[] =>
  records.filter(({ kind }) => kind === ERASURE_KIND).map(decodeErasure);

export function encodeErasure({ institutionId, tombstone, extent, at }: JournalEntry): JournalRecord {
  const head = Buffer.alloc(TOMBSTONE_AT);
  head.writeUInt8(EXTENTS.indexOf(extent));
  head.writeUIntBE(at.getTime(), 1, TIME_BYTES);
  return {
    kind: ERASURE_KIND,
    payload: Buffer.concat([head, Buffer.from(tombstone, 'base64url'), Buffer.from(institutionId)]),
  };
}

export function decodeErasure({ payload }: Pick<JournalRecord, 'payload'>): JournalEntry {
  const bytes = Buffer.from(payload);
  return {
    institutionId: bytes.subarray(INSTITUTION_AT).toString(),
    tombstone: bytes.subarray(TOMBSTONE_AT, INSTITUTION_AT).toString('base64url'),
    // Whoever was erased in a way that is not known is erased wholly.
    extent: EXTENTS[bytes.readUInt8()] ?? 'person',
    at: new Date(bytes.readUIntBE(1, TIME_BYTES)),
  };
}
