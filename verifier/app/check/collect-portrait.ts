import { portraitType } from '@mleg/protocol/offline-check/portrait';
import { createPortraitCollector } from '@mleg/protocol/offline-check/portrait-collector';
import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import type { Portrait } from './check-state.ts';

export interface PortraitFrames {
  /** Takes one code's text; undefined when it has nothing to do with this card's picture. */
  add(text: string): Promise<Portrait | undefined>;
}

/** Puts together the one picture the issuer has signed for this card; what is anybody else's never shows. */
export function collectPortrait(portraitHash: Uint8Array): PortraitFrames {
  const collector = createPortraitCollector(portraitHash);
  return {
    async add(text) {
      const read = readQrText(text);
      if ('refused' in read || read.kind !== 'frame') return undefined;
      const collected = await collector.add(read.bytes);
      if ('refused' in collected) return undefined;
      return 'portrait' in collected ? pictureOf(collected.portrait) : { at: 'awaited', ...collected };
    },
  };
}

function pictureOf(bytes: Uint8Array<ArrayBuffer>): Portrait | undefined {
  const type = portraitType(bytes);
  return type && { at: 'here', url: URL.createObjectURL(new Blob([bytes], { type })) };
}
