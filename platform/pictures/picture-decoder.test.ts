import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { openPictureDecoder } from './picture-decoder.ts';

const decoder = openPictureDecoder();
afterAll(() => decoder.stop());

const PIXELS = 24_000_000;
const face = (width = 300, height = 420) =>
  sharp({ create: { width, height, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();

test('E4 a whole JPEG is decoded, up to the pixels that were agreed', async () => {
  expect(await decoder.judge(await face(), PIXELS)).toBeUndefined();
  expect(await decoder.judge(await face(), 300 * 420 - 1)).toBe('too-many-pixels');
});

test('E4 what only begins and ends like a JPEG, breaks off, or is another format is refused', async () => {
  const whole = await face();
  const cut = Buffer.concat([whole.subarray(0, whole.length - 200), Buffer.from([0xff, 0xd9])]);
  const ends = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from('no picture'), Buffer.from([0xff, 0xd9])]);
  const png = await sharp(whole).png().toBuffer();
  for (const wrong of [cut, ends, png, Buffer.alloc(0)]) expect(await decoder.judge(wrong, PIXELS)).toBe('unreadable');
});

test('E4 a flood of pixels ends no process of ours, and the next picture is decoded', async () => {
  const flood = await face(4_000, 3_000);
  const judged = await Promise.all([decoder.judge(flood, 1_000), decoder.judge(await face(), PIXELS)]);
  expect(judged).toEqual(['too-many-pixels', undefined]);
});

test('E4 one that takes too long is refused, and the next one finds a new process', async () => {
  const hurried = openPictureDecoder({ within: 0 });
  expect(await hurried.judge(await face(), PIXELS)).toBe('not-in-time');
  hurried.stop();
  await expect(hurried.judge(await face(), PIXELS)).rejects.toThrow('no longer');
});

test('E4 what wants more memory than it may have ends its own process, and is refused', async () => {
  const starved = openPictureDecoder({ dataKib: 100_000 });
  expect(await starved.judge(await face(), PIXELS)).toBe('not-in-time');
  expect(await starved.judge(await face(), PIXELS)).toBe('not-in-time');
  starved.stop();
});
