import sharp from 'sharp';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';

interface Size {
  width: number;
  height: number;
}

export const PHOTO_SIZE: Size = PHOTO_PROFILES['30x42'];
/** A card carries its photo; the claim's limit is 40 kB. */
export const PHOTO_MAX_BYTES = 40_000;

const QUALITIES = [85, 75, 65, 55, 45, 35] as const;
/** 24 megapixels: what a telephone takes; more is refused before it is decoded (F67). */
export const INPUT_PIXELS_MAX = 24_000_000;

/**
 * Makes a card's photo of a picture: upright, cropped to the card's shape, without metadata (F69), at most 40 kB.
 * Throws where the picture cannot be read or is too large.
 */
export async function preparePhoto(picture: Uint8Array, size: Size = PHOTO_SIZE): Promise<Buffer> {
  const cropped = await sharp(picture, { limitInputPixels: INPUT_PIXELS_MAX })
    .rotate()
    .resize({ ...size, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  for (const quality of QUALITIES) {
    const jpeg = await sharp(cropped, { raw: { ...size, channels: 3 } })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    if (jpeg.length <= PHOTO_MAX_BYTES) return jpeg;
  }
  throw new Error('The picture stays above 40 kB at the lowest quality.');
}
