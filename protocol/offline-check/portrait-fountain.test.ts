import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256WebCrypto } from '../jws/es256.ts';
import { MAX_PORTRAIT_BYTES, portraitType } from './portrait.ts';
import { createPortraitCollector } from './portrait-collector.ts';
import { createPortraitFountain } from './portrait-fountain.ts';
import { readPortraitFrame, writePortraitFrame } from './portrait-frame.ts';

const portraits = fc.uint8Array({ minLength: 1, maxLength: MAX_PORTRAIT_BYTES }).map((bytes) => Uint8Array.from(bytes));
const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 37 + (at >> 8)) & 0xff);

async function open(portrait: Uint8Array<ArrayBuffer>) {
  const collector = createPortraitCollector(await sha256WebCrypto(portrait));
  return { collector, fountain: await createPortraitFountain(portrait) };
}

describe('a portrait in frames', () => {
  it('arrives whichever frames are missed, in whatever order, however often repeated', async () => {
    await fc.assert(
      fc.asyncProperty(portraits, fc.nat(10_000), fc.integer({ min: 1, max: 9 }), async (portrait, start, step) => {
        const { collector, fountain } = await open(portrait);
        for (let index = start + 400; index >= start; index -= step) {
          const frame = fountain.frameAt(index);
          await collector.add(frame);
          const collected = await collector.add(frame);
          if (!('portrait' in collected)) continue;
          expect(collected.portrait).toEqual(portrait);
          return;
        }
        throw new Error('400 frames were not enough');
      }),
      { numRuns: 60 },
    );
  });

  it('needs hardly more frames than it has blocks', async () => {
    const { fountain } = await open(bytesOf(MAX_PORTRAIT_BYTES));
    const hash = await sha256WebCrypto(bytesOf(MAX_PORTRAIT_BYTES));
    const needed = async (start: number) => {
      const collector = createPortraitCollector(hash);
      for (let count = 1; ; count++)
        if ('portrait' in (await collector.add(fountain.frameAt(start + count)))) return count;
    };
    const counts = await Promise.all(Array.from({ length: 100 }, (_, at) => needed(8 + at * 31)));
    expect(fountain.blocks).toBe(8);
    expect(counts.reduce((sum, count) => sum + count, 0) / 100).toBeLessThan(10.5);
  });

  it('V47 is not put together with a frame of somebody else, and arrives all the same afterwards', async () => {
    const portrait = bytesOf(1_000);
    const { collector, fountain } = await open(portrait);
    const forged = readPortraitFrame(fountain.frameAt(1));
    if ('refused' in forged) throw new Error(forged.refused);
    forged.frame.data[0] = (forged.frame.data[0] ?? 0) ^ 1;
    const results = [];
    for (const frame of [fountain.frameAt(0), writePortraitFrame(forged.frame), fountain.frameAt(2)])
      results.push(await collector.add(frame));
    expect(results).toEqual([
      { known: 1, of: 3 },
      { known: 2, of: 3 },
      { known: 0, of: 3 },
    ]);
    for (const index of [0, 1]) await collector.add(fountain.frameAt(index));
    expect(await collector.add(fountain.frameAt(2))).toEqual({ portrait });
  });

  it('begins again where a frame contradicts those before, or is cut in another way', async () => {
    const { collector, fountain } = await open(bytesOf(1_000));
    const read = readPortraitFrame(fountain.frameAt(0));
    if ('refused' in read) throw new Error(read.refused);
    const contradicting = { ...read.frame, data: read.frame.data.map((byte) => byte ^ 1) };
    const otherCut = { ...read.frame, data: read.frame.data.subarray(0, 300) };
    await collector.add(fountain.frameAt(1));
    await collector.add(fountain.frameAt(0));
    expect(await collector.add(writePortraitFrame(contradicting))).toEqual({ known: 1, of: 3 });
    expect(await collector.add(writePortraitFrame(otherCut))).toEqual({ known: 1, of: 4 });
  });

  it('leaves the frames of another portrait and noise alone', async () => {
    const { collector } = await open(bytesOf(1_000));
    const other = await open(bytesOf(999));
    expect(await collector.add(other.fountain.frameAt(0))).toEqual({ refused: 'another-portrait' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (noise) => {
        expect(await collector.add(noise)).toHaveProperty('refused');
      }),
    );
  });

  it.each([
    ['no size', { size: 0 }],
    ['more than a portrait may have', { size: MAX_PORTRAIT_BYTES + 1 }],
    ['no block in it', { mask: 0 }],
    ['a block that there is not', { mask: 8 }],
    ['no data', { data: new Uint8Array() }],
    ['a block too long', { data: new Uint8Array(513) }],
    ['another length of id', { portraitId: new Uint8Array(7) }],
    ['seventeen blocks', { data: new Uint8Array(62) }],
  ])('is refused with %s', (_, change) => {
    const frame = { portraitId: new Uint8Array(8), size: 1_000, mask: 7, data: new Uint8Array(384), ...change };
    expect(readPortraitFrame(writePortraitFrame(frame))).toEqual({ refused: 'malformed' });
  });

  it('is refused before it is sent when it is too large or nothing', async () => {
    await expect(createPortraitFountain(bytesOf(MAX_PORTRAIT_BYTES + 1))).rejects.toThrow(RangeError);
    await expect(createPortraitFountain(bytesOf(0))).rejects.toThrow(RangeError);
  });
});

describe('the kind of a portrait', () => {
  it('is read from its first bytes', () => {
    expect(portraitType(ascii('\0\0\0\x20ftypavif\0\0\0\0'))).toBe('image/avif');
    expect(portraitType(ascii('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
    expect(portraitType(ascii('<svg xmlns="http:'))).toBeUndefined();
    expect(portraitType(new Uint8Array())).toBeUndefined();
  });
});
