import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const FRAME = { width: 1280, height: 720 };
const FRAMES = 4;

/** What the browser takes for a camera: a film of JPEGs that it reads anew whenever a page opens the camera. */
export interface Camera {
  file: string;
  /** Points the camera at a picture, at a slight angle as a hand would; takes effect when the camera is next opened. */
  pointAt(picture: Buffer): Promise<void>;
  /** Points it at an empty desk. */
  pointAway(): Promise<void>;
  remove(): void;
}

export async function openCamera(): Promise<Camera> {
  const directory = mkdtempSync(join(tmpdir(), 'mleg-camera-'));
  const file = join(directory, 'film.mjpeg');
  const show = (frame: Buffer) => writeFileSync(file, Buffer.concat(Array.from({ length: FRAMES }, () => frame)));
  const camera: Camera = {
    file,
    pointAt: async (picture) => show(await desk(await inTheHand(picture))),
    pointAway: async () => show(await desk()),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
  await camera.pointAway();
  return camera;
}

function inTheHand(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .resize({ height: 520, width: 520, fit: 'inside' })
    .rotate(4, { background: '#d8d5cc' })
    .blur(0.6)
    .png()
    .toBuffer();
}

function desk(picture?: Buffer): Promise<Buffer> {
  return sharp({ create: { ...FRAME, channels: 3, background: '#d8d5cc' } })
    .composite(picture ? [{ input: picture, gravity: 'centre' }] : [])
    .jpeg({ quality: 85 })
    .toBuffer();
}
