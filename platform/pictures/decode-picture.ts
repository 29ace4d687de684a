import sharp from 'sharp';
import type { PictureAnswer, PictureTask } from './picture-decoder.ts';

// The process that `openPictureDecoder` starts: it decodes what strangers have sent, one picture after another.

sharp.cache(false);
sharp.concurrency(1);

process.on('message', ({ id, picture, pixels }: PictureTask) => {
  void decode(picture, pixels).then((refused) => process.send?.({ id, refused } satisfies PictureAnswer));
});
// Whoever started us has ended, however that came about.
process.on('disconnect', () => process.exit(0));

async function decode(picture: Uint8Array, limitInputPixels: number): Promise<PictureAnswer['refused']> {
  try {
    const image = sharp(picture, { limitInputPixels, failOn: 'warning', sequentialRead: true });
    if ((await image.metadata()).format !== 'jpeg') return 'unreadable';
    await image.stats();
    return undefined;
  } catch (error) {
    return error instanceof Error && error.message.includes('pixel limit') ? 'too-many-pixels' : 'unreadable';
  }
}
