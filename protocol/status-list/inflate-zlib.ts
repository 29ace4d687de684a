import { inflateRaw } from './inflate-raw.ts';

export type InflateRefusal = 'malformed-zlib' | 'inflates-too-large';

/**
 * The zlib format (RFC 1950). Our own, since browsers before Safari 16.4 have no `DecompressionStream`, and since here
 * nothing past `maxLength` is ever written: a small file can't blow up the phone that reads it.
 */
export function inflateZlib(
  input: Uint8Array,
  maxLength: number,
): { ok: true; bytes: Uint8Array<ArrayBuffer> } | { refused: InflateRefusal } {
  const [cmf = 0, flg = 0] = input;
  const deflated = (cmf & 0x0f) === 8 && cmf >> 4 <= 7;
  if (input.length < 6 || !deflated || ((cmf << 8) | flg) % 31 !== 0 || (flg & 0x20) !== 0)
    return { refused: 'malformed-zlib' };
  const inflated = inflateRaw(input.subarray(2), maxLength);
  if ('refused' in inflated) return inflated;
  const trailer = input.subarray(2 + inflated.consumed);
  if (trailer.length !== 4) return { refused: 'malformed-zlib' };
  const expected = new DataView(trailer.buffer, trailer.byteOffset, 4).getUint32(0);
  return adler32(inflated.bytes) === expected ? { ok: true, bytes: inflated.bytes } : { refused: 'malformed-zlib' };
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
