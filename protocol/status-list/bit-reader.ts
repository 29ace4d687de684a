/** Ran past the end: thrown, since every loop of the decoder would have to look; caught where decoding begins. */
export class EndOfInput extends Error {}

/** Bits of a byte string from the least significant on (RFC 1951 §3.1.1). */
export type BitReader = { take(count: number): number; skipToByte(): void; consumed(): number };

export function readBits(input: Uint8Array): BitReader {
  let at = 0;
  let held = 0;
  let count = 0;
  return {
    take(wanted) {
      while (count < wanted) {
        const byte = input[at++];
        if (byte === undefined) throw new EndOfInput();
        held |= byte << count;
        count += 8;
      }
      const bits = held & ((1 << wanted) - 1);
      held >>>= wanted;
      count -= wanted;
      return bits;
    },
    skipToByte() {
      held = 0;
      count = 0;
    },
    consumed: () => at,
  };
}
