import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PHOTO_MAX_BYTES, PHOTO_SIZE, preparePhoto } from './prepare-photo.ts';

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  });

test('makes a JPEG of the card’s size and weight of the worst picture', async () => {
  const photo = await preparePhoto(await noise(900, 700).png().toBuffer());
  expect(photo.length).toBeLessThanOrEqual(PHOTO_MAX_BYTES);
  expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', ...PHOTO_SIZE });
});

test('F69: keeps nothing that was written into the picture', async () => {
  const picture = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#987' } })
    .withExif({ IFD0: { Copyright: 'the photographer of all' }, IFD3: { GPSLatitude: '54/1 22/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect(picture.includes('photographer of all')).toBe(true);
  const photo = await preparePhoto(picture);
  expect(photo.includes('photographer of all')).toBe(false);
  expect((await sharp(photo).metadata()).exif).toBeUndefined();
});

test('turns a picture the way it was taken', async () => {
  const halves = await sharp({ create: { width: 496, height: 354, channels: 3, background: '#000' } })
    .composite([{ input: { create: { width: 248, height: 354, channels: 3, background: '#fff' } }, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { data } = await sharp(await preparePhoto(halves))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(data[PHOTO_SIZE.width * 20 + 177]).toBeGreaterThan(200);
  expect(data[PHOTO_SIZE.width * 476 + 177]).toBeLessThan(50);
});

test('F67: refuses a picture of too many pixels before decoding it', async () => {
  const flood = await sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await expect(preparePhoto(flood)).rejects.toThrow('pixel limit');
});

test('refuses what is no picture', async () => {
  await expect(preparePhoto(Buffer.from('not a picture'))).rejects.toThrow();
});
