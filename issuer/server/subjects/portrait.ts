import type { CardSubject } from '@mleg/student-card/card-claims';
import sharp from 'sharp';

/** Small enough for a handful of codes, large enough to tell one face from another on an inspector's screen. */
const WIDTH = 120;
const MAX_BYTES = 3_000;
const QUALITIES = [60, 45, 30, 20, 10] as const;
/** What a JPEG of 40 kB may claim to be. */
export const PORTRAIT_PIXELS_MAX = 4_000_000;

/** Nobody asks for the same picture twice, and pictures of people stay nowhere longer than they have to. */
sharp.cache(false);

/**
 * The portrait of the compact card: WebP, which every browser of ours shows (AVIF came to Safari with 16.4 and takes
 * ten times as long to make). Throws where the picture cannot be read.
 */
export async function makePortrait({ picture }: Pick<CardSubject['claims'], 'picture'>): Promise<Buffer> {
  const jpeg = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64');
  for (const quality of QUALITIES) {
    // From the JPEG each time: the decoder then shrinks as it reads, and nearly always the first is small enough.
    const webp = await sharp(jpeg, { limitInputPixels: PORTRAIT_PIXELS_MAX, failOn: 'truncated' })
      .resize({ width: WIDTH, withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality, effort: 2 })
      .toBuffer();
    if (webp.length <= MAX_BYTES) return webp;
  }
  throw new Error('A picture stays above 3 kB at the lowest quality.');
}
