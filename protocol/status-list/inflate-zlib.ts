import { Unzlib } from 'fflate';

export type InflateRefusal = 'malformed-zlib' | 'inflates-too-large';

/** Deflate makes at most 1032 bytes out of one: a slice this small can overshoot the limit by half a megabyte, no more. */
const SLICE = 512;

/**
 * The zlib format (RFC 1950), inflated slice by slice and given up once it is longer than `maxLength`: a small file
 * can't blow up the phone that reads it (V45). A library, since browsers before Safari 16.4 have no `DecompressionStream`.
 */
export function inflateZlib(
  input: Uint8Array,
  maxLength: number,
): { ok: true; bytes: Uint8Array<ArrayBuffer> } | { refused: InflateRefusal } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  const stream = new Unzlib((chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    complete = final;
  });
  try {
    for (let from = 0; from < input.length; from += SLICE) {
      if (length > maxLength) return { refused: 'inflates-too-large' };
      stream.push(input.subarray(from, from + SLICE), from + SLICE >= input.length);
    }
  } catch {
    return { refused: 'malformed-zlib' };
  }
  if (length > maxLength) return { refused: 'inflates-too-large' };
  const bytes = join(chunks, length);
  return complete && hasChecksum(input, bytes) ? { ok: true, bytes } : { refused: 'malformed-zlib' };
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The library leaves the Adler-32 at the end (RFC 1950 §2.2) unread, and with it a list cut short and patched. */
function hasChecksum(input: Uint8Array, bytes: Uint8Array): boolean {
  if (input.length < 6) return false;
  return adler32(bytes) === new DataView(input.buffer, input.byteOffset + input.length - 4, 4).getUint32(0);
}

/** RFC 1950 §8.2; 3800 bytes are the most that can be summed before the sums need reducing with room to spare. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < bytes.length; from += 3800) {
    const to = Math.min(from + 3800, bytes.length);
    for (let at = from; at < to; at++) {
      a += bytes[at] ?? 0;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
