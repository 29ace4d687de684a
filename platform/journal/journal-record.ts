import { crc32 } from 'node:zlib';

/** One fact, as bytes: which kind it is and what it says are its party's business (docs/specifications/journal.md). */
export interface JournalRecord {
  /** 1–255. */
  kind: number;
  /** At most 65,535 bytes. */
  payload: Uint8Array;
}

/** A record in a file, with the offset at which it ends. */
export interface PlacedRecord extends JournalRecord {
  end: number;
}

/** Kind, length of the payload. */
const HEAD_BYTES = 3;
const CRC_BYTES = 4;
const LONGEST_PAYLOAD = 0xff_ff;

/** Records as they stand in a file from `offset` on. */
export function encodeRecords(records: readonly JournalRecord[], offset: number): Buffer {
  let at = offset;
  return Buffer.concat(
    records.map((record) => {
      const bytes = encodeRecord(record, at);
      at += bytes.length;
      return bytes;
    }),
  );
}

function encodeRecord({ kind, payload }: JournalRecord, offset: number): Buffer {
  if (payload.length > LONGEST_PAYLOAD) throw new RangeError('A record of the journal is too long.');
  const bytes = Buffer.alloc(HEAD_BYTES + payload.length + CRC_BYTES);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt16BE(payload.length, 1);
  bytes.set(payload, HEAD_BYTES);
  bytes.writeUInt32BE(checkSum(bytes.subarray(0, -CRC_BYTES), offset), bytes.length - CRC_BYTES);
  return bytes;
}

/** Over the offset too: what was written at another place is not taken for a record here. */
function checkSum(head: Uint8Array, offset: number): number {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(offset));
  return crc32(head, crc32(place));
}

/**
 * All whole records from `start` on. What is none is passed over, byte by byte, until the next one: the last bytes
 * before a power cut, which nobody was answered on, and damage, which must not hide what stands behind it.
 */
export function decodeRecords(bytes: Buffer, start: number): { records: PlacedRecord[]; skipped: number } {
  const records: PlacedRecord[] = [];
  let skipped = 0;
  for (let at = start; at < bytes.length; ) {
    const record = decodeRecord(bytes, at);
    if (record) records.push(record);
    else skipped += 1;
    at = record ? record.end : at + 1;
  }
  return { records, skipped };
}

function decodeRecord(bytes: Buffer, at: number): PlacedRecord | undefined {
  if (at + HEAD_BYTES + CRC_BYTES > bytes.length) return undefined;
  const kind = bytes.readUInt8(at);
  const payloadEnd = at + HEAD_BYTES + bytes.readUInt16BE(at + 1);
  const end = payloadEnd + CRC_BYTES;
  if (kind === 0 || end > bytes.length) return undefined;
  if (bytes.readUInt32BE(payloadEnd) !== checkSum(bytes.subarray(at, payloadEnd), at)) return undefined;
  return { kind, payload: bytes.subarray(at + HEAD_BYTES, payloadEnd), end };
}
