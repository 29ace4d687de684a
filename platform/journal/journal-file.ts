import { crc32 } from 'node:zlib';
import { uuidBytes, uuidOf } from '../random/uuid.ts';
import { StartRefused } from '../start/start-refused.ts';
import { decodeRecords, type PlacedRecord } from './journal-record.ts';

export const FILE_SUFFIX = '.journal';
const MAGIC = Buffer.from('MLEGJ\0\0\x01', 'latin1');
const ID_BYTES = 16;
export const HEADER_BYTES = MAGIC.length + ID_BYTES + 4;

/** What one process has written, as far as it could be read. */
export interface ReadFile {
  /** Its name, the same in every place. */
  name: string;
  /** Of the database that the facts are about; missing where not even the header was written whole. */
  databaseId: string | undefined;
  records: readonly PlacedRecord[];
  /** Where the last whole record ends. */
  bytes: number;
  /** Bytes that belong to no record: a torn end, or damage. */
  skipped: number;
}

/** The beginning of a file: whose it is, under a checksum. */
export function encodeHeader(databaseId: string): Buffer {
  const head = Buffer.concat([MAGIC, uuidBytes(databaseId)]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(head));
  return Buffer.concat([head, sum]);
}

/** Throws `StartRefused` where the file is none of ours; a header that was never finished has no records behind it. */
export function decodeFile(name: string, bytes: Buffer): ReadFile {
  if (bytes.length < HEADER_BYTES) {
    return { name, databaseId: undefined, records: [], bytes: 0, skipped: bytes.length };
  }
  const head = bytes.subarray(0, HEADER_BYTES - 4);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC) || crc32(head) !== bytes.readUInt32BE(HEADER_BYTES - 4)) {
    throw new StartRefused(
      `${name} is no file of a journal, or its beginning is damaged. Put the same file from the journal's second place there.`,
    );
  }
  const { records, skipped } = decodeRecords(bytes, HEADER_BYTES);
  const end = records.at(-1)?.end ?? HEADER_BYTES;
  return { name, databaseId: uuidOf(head.subarray(MAGIC.length)), records, bytes: end, skipped };
}
