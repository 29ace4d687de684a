import type { PhotoSize, PictureRefusal } from '@mleg/institution-contract/photo';
import type { PictureDecoder } from '@mleg/platform/pictures/picture-decoder';
import sharp, { type Metadata } from 'sharp';
import { INPUT_PIXELS_MAX } from '../photos/prepare-photo.ts';

export const PICTURE_MAX_BYTES = 5 * 1024 * 1024;

/** A frame drawn by hand, in whole pixels, is never quite exact. */
const SHAPE_TOLERANCE = 0.02;
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);

/**
 * Looks at what came as a photo before anything else does: only a whole JPEG, and nothing but it (F68), of so many
 * pixels that decoding it is harmless (F67), in the shape of the profile.
 */
export async function inspectPicture(
  pictures: PictureDecoder,
  picture: Buffer,
  size: PhotoSize,
): Promise<{ refused: PictureRefusal } | { fine: true }> {
  if (!picture.subarray(0, 3).equals(JPEG_START)) return { refused: 'not-jpeg' };
  // A file that goes on after the picture is two files in one, one that ends before is a piece of one.
  if (!picture.subarray(-2).equals(JPEG_END)) return { refused: 'damaged' };
  const metadata = await sharp(picture, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (metadata?.format !== 'jpeg') return { refused: 'damaged' };
  const refused = refusalOf(metadata, size) ?? (await refusalOfPixels(pictures, picture));
  return refused ? { refused } : { fine: true };
}

/** By what the header says; nothing has been decoded. */
function refusalOf({ autoOrient, space }: Metadata, size: PhotoSize): PictureRefusal | undefined {
  const { width, height } = autoOrient;
  if (width * height > INPUT_PIXELS_MAX) return 'too-many-pixels';
  if (space === 'cmyk') return 'wrong-colours';
  if (width < size.width || height < size.height) return 'too-small';
  const stretch = width / height / (size.width / size.height);
  return Math.abs(stretch - 1) > SHAPE_TOLERANCE ? 'wrong-shape' : undefined;
}

/** All of it is decoded, outside of this process (E4). */
async function refusalOfPixels(pictures: PictureDecoder, picture: Buffer): Promise<PictureRefusal | undefined> {
  const fault = await pictures.judge(picture, INPUT_PIXELS_MAX);
  if (fault === undefined) return undefined;
  return fault === 'too-many-pixels' ? 'too-many-pixels' : 'damaged';
}
