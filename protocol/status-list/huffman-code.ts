import type { BitReader } from './bit-reader.ts';

/** A canonical code: how many codes have each length, and the symbols in the order of their codes (RFC 1951 §3.2.2). */
export type HuffmanCode = { counts: Uint16Array; symbols: Uint16Array };

/** What a compressed block is written in. */
export type BlockCodes = { literals: HuffmanCode; distances: HuffmanCode };

const MAX_BITS = 15;

/** `undefined` when the lengths claim more codes than there are. */
export function huffmanCode(lengths: ArrayLike<number>): HuffmanCode | undefined {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (let symbol = 0; symbol < lengths.length; symbol++) counts[lengths[symbol] ?? 0]! += 1;
  counts[0] = 0;
  let left = 1;
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length++) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) return undefined;
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length !== 0) symbols[offsets[length]!++] = symbol;
  }
  return { counts, symbols };
}

/** The next symbol; `undefined` for bits that are no code. */
export function readSymbol(bits: BitReader, { counts, symbols }: HuffmanCode): number | undefined {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MAX_BITS; length++) {
    code |= bits.take(1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first];
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return undefined;
}
