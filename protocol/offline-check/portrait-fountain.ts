import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';
import { MAX_PORTRAIT_BYTES } from './portrait.ts';
import { addBlock, PORTRAIT_ID_LENGTH, writePortraitFrame } from './portrait-frame.ts';

/** A frame of this length is a code of no higher version than the card's. */
export const BLOCK_LENGTH = 384;

/** The frame at `index`, without end and always the same: `writeQrText('frame', …)` makes the code of it. */
export type PortraitFountain = { blocks: number; frameAt(index: number): Uint8Array<ArrayBuffer> };

/**
 * A portrait as frames of which any may be missed: first each block by itself, then sums of about half of them. Whoever
 * has caught as many frames as there are blocks, and one or two more, has them all. Throws on a portrait too large.
 */
export async function createPortraitFountain(
  portrait: Uint8Array<ArrayBuffer>,
  sha256: Sha256 = sha256WebCrypto,
): Promise<PortraitFountain> {
  const size = portrait.length;
  if (size < 1 || size > MAX_PORTRAIT_BYTES) throw new RangeError(`a portrait of ${size} bytes`);
  const blocks = Math.ceil(size / BLOCK_LENGTH);
  const padded = new Uint8Array(blocks * BLOCK_LENGTH);
  padded.set(portrait);
  const portraitId = (await sha256(portrait)).slice(0, PORTRAIT_ID_LENGTH);
  return {
    blocks,
    frameAt(index) {
      const mask = maskAt(index, blocks);
      const data = new Uint8Array(BLOCK_LENGTH);
      for (let block = 0; block < blocks; block++) {
        if (mask & (1 << block)) addBlock(data, padded.subarray(block * BLOCK_LENGTH, (block + 1) * BLOCK_LENGTH));
      }
      return writePortraitFrame({ portraitId, size, mask, data });
    },
  };
}

/** Any sequence is allowed, since each frame says what is in it; this one looks random and needs no state. */
function maskAt(index: number, blocks: number): number {
  if (index < blocks) return 1 << index;
  const mask = scramble(index) & ((1 << blocks) - 1);
  return mask === 0 ? 1 << (index % blocks) : mask;
}

/** The finaliser of MurmurHash3, which spreads neighbouring numbers over all 32 bits. */
function scramble(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
