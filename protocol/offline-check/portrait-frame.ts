import { decodeCbor, encodeCbor, isInteger } from '../cose/cbor.ts';
import { MAX_PORTRAIT_BYTES } from './portrait.ts';

/** Of the portrait's SHA-256: enough to tell one card's frames from another's; the whole hash decides in the end. */
export const PORTRAIT_ID_LENGTH = 8;
export const MAX_BLOCKS = 16;
/** What is longer would make a larger code than the card's own. */
export const MAX_BLOCK_LENGTH = 512;

/**
 * Some blocks of a portrait, added without carry: bit i of `mask` says that block i is in `data`. A portrait of `size`
 * bytes is cut into blocks of the length of `data`, the last one filled up with zeros.
 */
export type PortraitFrame = { portraitId: Uint8Array; size: number; mask: number; data: Uint8Array };

export const blockCount = ({ size, data }: Pick<PortraitFrame, 'size' | 'data'>): number =>
  Math.ceil(size / data.length);

export const writePortraitFrame = ({ portraitId, size, mask, data }: PortraitFrame): Uint8Array<ArrayBuffer> =>
  encodeCbor([portraitId, size, mask, data]);

export function readPortraitFrame(bytes: Uint8Array): { ok: true; frame: PortraitFrame } | { refused: 'malformed' } {
  const decoded = decodeCbor(bytes, { maxLength: MAX_BLOCK_LENGTH + 32 });
  if ('refused' in decoded || !Array.isArray(decoded.value) || decoded.value.length !== 4)
    return { refused: 'malformed' };
  const [portraitId, size, mask, data] = decoded.value;
  if (!(portraitId instanceof Uint8Array) || portraitId.length !== PORTRAIT_ID_LENGTH) return { refused: 'malformed' };
  if (!(data instanceof Uint8Array) || data.length < 1 || data.length > MAX_BLOCK_LENGTH)
    return { refused: 'malformed' };
  if (!isInteger(size) || size < 1 || size > MAX_PORTRAIT_BYTES) return { refused: 'malformed' };
  const blocks = blockCount({ size, data });
  if (!isInteger(mask) || mask < 1 || blocks > MAX_BLOCKS || mask >= 2 ** blocks) return { refused: 'malformed' };
  return { ok: true, frame: { portraitId, size, mask, data } };
}

/** Adds `b` to `a` in place, without carry. */
export function addBlock(a: Uint8Array, b: Uint8Array): void {
  for (const [at, byte] of b.entries()) a[at] = (a[at] ?? 0) ^ byte;
}
