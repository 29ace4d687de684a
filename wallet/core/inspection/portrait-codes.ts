import { decodeBase64url } from '@mleg/protocol/jws/base64url';
import { createPortraitFountain } from '@mleg/protocol/offline-check/portrait-fountain';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import type { CompactCopy } from '../records/card.ts';

/** The card's small picture as an endless series of codes; the reader may miss any of them. */
export interface PortraitCodes {
  /** How many codes are enough for a reader who misses none. */
  blocks: number;
  codeAt: (index: number) => string;
}

export async function portraitCodes({ portrait }: CompactCopy): Promise<PortraitCodes> {
  const bytes = decodeBase64url(portrait);
  if (bytes === undefined) throw new Error('a kept portrait is base64url');
  const fountain = await createPortraitFountain(bytes);
  return { blocks: fountain.blocks, codeAt: (index) => writeQrText('frame', fountain.frameAt(index)) };
}
