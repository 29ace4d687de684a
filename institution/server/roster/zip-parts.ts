import { once } from 'node:events';
import { createInflateRaw } from 'node:zlib';
import { RosterFileProblem } from './roster-file-problem.ts';

/** One file inside an archive. */
export interface ZipPart {
  name: string;
  method: number;
  compressedSize: number;
  /** Of its local header. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const COMMENT_MAX = 0xffff;
const PARTS_MAX = 2_000;
const STORED = 0;
const DEFLATED = 8;
const SLICE_BYTES = 16 * 1024;

/** The central directory (APPNOTE 6.3.10 §4.3.12). Archives that need the 64-bit one are larger than any roster. */
export function listParts(file: Buffer): ZipPart[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > PARTS_MAX) throw new RosterFileProblem('damaged');
  const parts: ZipPart[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new RosterFileProblem('damaged');
    const nameLength = file.readUInt16LE(at + 28);
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      compressedSize: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** What may still be unpacked, for all parts together; sizes that the archive states are not believed (F72). */
export interface UnpackBudget {
  bytesLeft: number;
}

/** The part's bytes as they are unpacked, and how many of the packed ones have been used. */
export async function* unpack(
  file: Buffer,
  part: ZipPart,
  budget: UnpackBudget,
): AsyncIterable<{ bytes: Buffer; progress: number }> {
  const packed = packedBytes(file, part);
  if (part.method === STORED) {
    spend(budget, packed.length);
    yield { bytes: packed, progress: 1 };
    return;
  }
  if (part.method !== DEFLATED) throw new RosterFileProblem('damaged');
  const inflate = createInflateRaw();
  const feeding = feed(inflate, packed);
  try {
    for await (const bytes of inflate as AsyncIterable<Buffer>) {
      spend(budget, bytes.length);
      yield { bytes, progress: packed.length === 0 ? 1 : inflate.bytesWritten / packed.length };
    }
    await feeding;
  } catch (error) {
    throw error instanceof RosterFileProblem ? error : new RosterFileProblem('damaged');
  } finally {
    inflate.destroy();
  }
}

/** In slices, each only when the one before it has been taken: what is unpacked never piles up. */
async function feed(inflate: ReturnType<typeof createInflateRaw>, packed: Buffer): Promise<void> {
  for (let at = 0; at < packed.length && !inflate.destroyed; at += SLICE_BYTES) {
    if (!inflate.write(packed.subarray(at, at + SLICE_BYTES))) {
      await Promise.race([once(inflate, 'drain'), once(inflate, 'close')]).catch(() => undefined);
    }
  }
  inflate.end();
}

function packedBytes(file: Buffer, { offset, compressedSize }: ZipPart): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw new RosterFileProblem('damaged');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + compressedSize > file.length) throw new RosterFileProblem('damaged');
  return file.subarray(start, start + compressedSize);
}

function spend(budget: UnpackBudget, bytes: number): void {
  budget.bytesLeft -= bytes;
  if (budget.bytesLeft < 0) throw new RosterFileProblem('too-large-unpacked');
}

function findEnd(file: Buffer): number {
  for (let at = file.length - END_LENGTH; at >= Math.max(0, file.length - END_LENGTH - COMMENT_MAX); at -= 1) {
    if (file.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new RosterFileProblem('damaged');
}
