import type { BitReader } from './bit-reader.ts';
import { type BlockCodes, huffmanCode, readSymbol } from './huffman-code.ts';

const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The two codes a block brings along, themselves compressed (RFC 1951 §3.2.7). */
export function readDynamicCodes(bits: BitReader): BlockCodes | undefined {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const codeLengthCount = bits.take(4) + 4;
  if (literalCount > 286 || distanceCount > 30) return undefined;
  const codeLengths = new Uint8Array(19);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, codeLengthCount)) codeLengths[symbol] = bits.take(3);
  const lengths = readLengths(bits, codeLengths, literalCount + distanceCount);
  // Without an end-of-block code the block could never end.
  if (lengths === undefined || lengths[256] === 0) return undefined;
  const literals = huffmanCode(lengths.subarray(0, literalCount));
  const distances = huffmanCode(lengths.subarray(literalCount));
  return literals === undefined || distances === undefined ? undefined : { literals, distances };
}

function readLengths(bits: BitReader, codeLengths: Uint8Array, count: number): Uint8Array | undefined {
  const code = huffmanCode(codeLengths);
  if (code === undefined) return undefined;
  const lengths = new Uint8Array(count);
  let at = 0;
  while (at < count) {
    const symbol = readSymbol(bits, code);
    if (symbol === undefined) return undefined;
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) return undefined;
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const repeat = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (at + repeat > count) return undefined;
    lengths.fill(value, at, at + repeat);
    at += repeat;
  }
  return lengths;
}
