import { type BitReader, EndOfInput, readBits } from './bit-reader.ts';
import { type BlockCodes, huffmanCode, readSymbol } from './huffman-code.ts';
import { readDynamicCodes } from './read-dynamic-codes.ts';

export type RawInflated =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; consumed: number }
  | { refused: 'malformed-zlib' | 'inflates-too-large' };

type Problem = 'malformed-zlib' | 'inflates-too-large';

/** Lengths and distances and their extra bits (RFC 1951 §3.2.5). */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** The DEFLATE format (RFC 1951). `consumed` counts the input bytes up to the end of the last block. */
export function inflateRaw(input: Uint8Array, maxLength: number): RawInflated {
  const bits = readBits(input);
  const out = new Output(maxLength);
  try {
    for (;;) {
      const last = bits.take(1);
      const problem = inflateBlock(bits, bits.take(2), out);
      if (problem !== undefined) return { refused: problem };
      if (last === 1) return { ok: true, bytes: out.bytes(), consumed: bits.consumed() };
    }
  } catch (end) {
    if (end instanceof EndOfInput) return { refused: 'malformed-zlib' };
    throw end;
  }
}

/** Grows by doubling and never past the cap. */
class Output {
  private readonly maxLength: number;
  private buffer = new Uint8Array(4096);
  length = 0;

  constructor(maxLength: number) {
    this.maxLength = maxLength;
  }

  /** False when there is no room left. */
  push(byte: number): boolean {
    if (this.length >= this.maxLength) return false;
    if (this.length === this.buffer.length) {
      const larger = new Uint8Array(Math.min(this.buffer.length * 2, Math.max(this.maxLength, this.buffer.length + 1)));
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = byte;
    return true;
  }

  repeat(distance: number, length: number): Problem | undefined {
    if (distance > this.length) return 'malformed-zlib';
    for (let copied = 0; copied < length; copied++) {
      if (!this.push(this.buffer[this.length - distance] ?? 0)) return 'inflates-too-large';
    }
    return undefined;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }
}

function inflateBlock(bits: BitReader, type: number, out: Output): Problem | undefined {
  if (type === 0) return inflateStored(bits, out);
  const codes = type === 1 ? fixedCodes() : type === 2 ? readDynamicCodes(bits) : undefined;
  return codes === undefined ? 'malformed-zlib' : inflateCompressed(bits, codes, out);
}

function inflateStored(bits: BitReader, out: Output): Problem | undefined {
  bits.skipToByte();
  const length = bits.take(16);
  if (bits.take(16) !== (length ^ 0xffff)) return 'malformed-zlib';
  for (let read = 0; read < length; read++) if (!out.push(bits.take(8))) return 'inflates-too-large';
  return undefined;
}

function inflateCompressed(bits: BitReader, { literals, distances }: BlockCodes, out: Output): Problem | undefined {
  for (;;) {
    const symbol = readSymbol(bits, literals);
    if (symbol === undefined) return 'malformed-zlib';
    if (symbol === 256) return undefined;
    if (symbol < 256) {
      if (!out.push(symbol)) return 'inflates-too-large';
      continue;
    }
    const length = readValue(bits, symbol - 257, LENGTH_BASE, LENGTH_EXTRA);
    const distance = readValue(bits, readSymbol(bits, distances), DISTANCE_BASE, DISTANCE_EXTRA);
    if (length === undefined || distance === undefined) return 'malformed-zlib';
    const problem = out.repeat(distance, length);
    if (problem !== undefined) return problem;
  }
}

function readValue(bits: BitReader, symbol: number | undefined, base: number[], extra: number[]): number | undefined {
  if (symbol === undefined) return undefined;
  const from = base[symbol];
  return from === undefined ? undefined : from + bits.take(extra[symbol] ?? 0);
}

/** RFC 1951 §3.2.6. */
function fixedCodes(): BlockCodes | undefined {
  const lengths = Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  );
  const literals = huffmanCode(lengths);
  const distances = huffmanCode(new Uint8Array(30).fill(5));
  return literals === undefined || distances === undefined ? undefined : { literals, distances };
}
