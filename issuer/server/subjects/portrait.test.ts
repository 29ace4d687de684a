import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePortrait } from './portrait.ts';

const claimsWith = (jpeg: Buffer) => ({ picture: `data:image/jpeg;base64,${jpeg.toString('base64')}` });

const jpegOf = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();

test('a portrait is a small WebP of the same shape, even of a picture that is nothing but noise', async () => {
  const portrait = await makePortrait(claimsWith(await jpegOf(354, 496)));
  expect(portrait.length).toBeLessThanOrEqual(3_000);
  expect(await sharp(portrait).metadata()).toMatchObject({ format: 'webp', width: 120, height: 168 });
});

test('a picture smaller than a portrait stays as small as it is', async () => {
  expect(await sharp(await makePortrait(claimsWith(await jpegOf(30, 42)))).metadata()).toMatchObject({ width: 30 });
});

test('a picture that cannot be read is a fault, not a card without a face', async () => {
  const jpeg = await jpegOf(354, 496);
  await expect(makePortrait(claimsWith(jpeg.subarray(0, 4_000)))).rejects.toThrow(/JPEG/i);
});
