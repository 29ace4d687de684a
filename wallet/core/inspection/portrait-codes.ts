import { decodeBase64url } from '@mleg/protocol/jws/base64url';
import { createPortraitFountain } from '@mleg/protocol/offline-check/portrait-fountain';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import type { CompactCopy } from '../records/card.ts';

/** The card's small picture as codes without end, of which any may be missed. */
export interface PortraitCodes {
  /** As many as are needed where none is missed. */
  blocks: number;
  codeAt: (index: number) => string;
}

export async function portraitCodes({ portrait }: CompactCopy): Promise<PortraitCodes> {
  const bytes = decodeBase64url(portrait);
  if (bytes === undefined) throw new Error('a kept portrait is base64url');
  const fountain = await createPortraitFountain(bytes);
  return { blocks: fountain.blocks, codeAt: (index) => writeQrText('frame', fountain.frameAt(index)) };
}
