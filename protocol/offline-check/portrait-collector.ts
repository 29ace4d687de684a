import { sameBytes } from '../cose/cbor.ts';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';
import { addBlock, blockCount, PORTRAIT_ID_LENGTH, type PortraitFrame, readPortraitFrame } from './portrait-frame.ts';

export type Collected =
  | { portrait: Uint8Array<ArrayBuffer> }
  /** How many of the blocks are known or will be, once others are. */
  | { known: number; of: number }
  | { refused: 'malformed' | 'another-portrait' };

/** Takes frames in any order, as often as they come. Holds sixteen blocks at the most, whatever it is shown. */
export type PortraitCollector = { add(frame: Uint8Array): Promise<Collected> };

/** `portraitHash` is the one the issuer has signed: what is put together counts only if it is exactly that. */
export function createPortraitCollector(portraitHash: Uint8Array, sha256: Sha256 = sha256WebCrypto): PortraitCollector {
  const portraitId = portraitHash.slice(0, PORTRAIT_ID_LENGTH);
  let equations: Equations | undefined;
  return {
    async add(bytes) {
      const read = readPortraitFrame(bytes);
      if ('refused' in read) return read;
      const { frame } = read;
      if (!sameBytes(frame.portraitId, portraitId)) return { refused: 'another-portrait' };
      // Of another cut, or contradicting what is held: one of the two was never the issuer's, so begin again.
      if (equations?.size !== frame.size || equations.length !== frame.data.length || !absorb(equations, frame)) {
        equations = { size: frame.size, length: frame.data.length, of: blockCount(frame), rows: new Map() };
        absorb(equations, frame);
      }
      const { rows, of } = equations;
      if (rows.size < of) return { known: rows.size, of };
      const portrait = solve(equations);
      if (sameBytes(await sha256(portrait), portraitHash)) return { portrait };
      equations = undefined;
      return { known: 0, of };
    },
  };
}

/** Linear equations over GF(2): each row is kept under the lowest block in it, which no other row begins with. */
type Equations = { size: number; length: number; of: number; rows: Map<number, Row> };
type Row = { mask: number; data: Uint8Array };

/** False when the frame contradicts what is known. */
function absorb({ of, rows }: Equations, frame: Pick<PortraitFrame, 'mask' | 'data'>): boolean {
  let { mask } = frame;
  const data = Uint8Array.from(frame.data);
  for (let block = 0; block < of; block++) {
    if ((mask & (1 << block)) === 0) continue;
    const row = rows.get(block);
    if (row === undefined) {
      rows.set(block, { mask, data });
      return true;
    }
    mask ^= row.mask;
    addBlock(data, row.data);
  }
  return data.every((byte) => byte === 0);
}

function solve({ size, length, of, rows }: Equations): Uint8Array<ArrayBuffer> {
  const solved = new Uint8Array(of * length);
  for (let block = of - 1; block >= 0; block--) {
    const row = rows.get(block);
    const target = solved.subarray(block * length, (block + 1) * length);
    target.set(row?.data ?? []);
    for (let later = block + 1; later < of; later++) {
      if ((row?.mask ?? 0) & (1 << later)) addBlock(target, solved.subarray(later * length, (later + 1) * length));
    }
  }
  return solved.slice(0, size);
}
