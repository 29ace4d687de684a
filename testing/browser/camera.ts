import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const FRAME = { width: 1280, height: 720 };
const FRAMES = 4;

/** What the browser takes for a camera: a film of JPEGs that it reads anew whenever a page opens the camera. */
export interface Camera {
  file: string;
  /** Points the camera at a picture, at a slight angle as a hand would; takes effect when the camera is next opened. */
  pointAt: (picture: Buffer) => Promise<void>;
  /** Points it at a screen that changes: each picture for as long as a screen shows it. */
  film: (pictures: readonly Buffer[]) => Promise<void>;
  /** Points it at an empty table. */
  pointAway: () => Promise<void>;
  remove: () => void;
}

export async function openCamera(): Promise<Camera> {
  const directory = mkdtempSync(join(tmpdir(), 'mleg-camera-'));
  const file = join(directory, 'film.mjpeg');
  const play = (frames: readonly Buffer[]) => {
    const made = `${file}.new`;
    writeFileSync(made, Buffer.concat(frames.flatMap((frame) => Array.from({ length: FRAMES }, () => frame))));
    // In one move: a browser that is looking at the film before keeps it, and none opens half of the new one.
    renameSync(made, file);
  };
  const camera: Camera = {
    file,
    pointAt: async (picture) => play([await table(await inTheHand(picture))]),
    film: async (pictures) =>
      play(await Promise.all(changing(pictures).map(async (picture) => table(await inTheHand(picture))))),
    pointAway: async () => play([await table()]),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
  await camera.pointAway();
  return camera;
}

/** A screen is looked at more often than it changes. */
const changing = (pictures: readonly Buffer[]) => pictures.filter((picture, at) => !pictures[at - 1]?.equals(picture));

function inTheHand(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .resize({ height: 520, width: 520, fit: 'inside' })
    .rotate(4, { background: '#d8d5cc' })
    .blur(0.6)
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** A computer on a table, its screen out of focus: something to look at while no code is found. */
const TABLE = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
  <rect width="1280" height="720" fill="#cfc8ba"/><rect y="560" width="1280" height="160" fill="#b49f80"/>
  <rect x="300" y="70" width="680" height="470" rx="22" fill="#2b2f36"/><rect x="326" y="96" width="628" height="418" fill="#f6f5f1"/>
  <rect x="326" y="96" width="628" height="54" fill="#0b5563"/>
  <g fill="#c9ccd2"><rect x="366" y="190" width="210" height="20"/><rect x="366" y="226" width="160" height="14"/><rect x="366" y="254" width="190" height="14"/></g>
  <g fill="#33363c"><rect x="640" y="200" width="74" height="74"/><rect x="836" y="200" width="74" height="74"/><rect x="640" y="396" width="74" height="74"/></g>
  <path d="M740 210h70v40h-40v60h120v60h-60v90h-60v-70h-60v-60h-70v-40h60z" fill="#5a5e66"/>
  <path d="M230 560h820l60 60H170z" fill="#3a3f47"/></svg>`;

function table(picture?: Buffer): Promise<Buffer> {
  const shown = picture
    ? sharp({ create: { ...FRAME, channels: 3, background: '#d8d5cc' } })
    : sharp(Buffer.from(TABLE)).blur(9);
  return shown
    .composite(picture ? [{ input: picture, gravity: 'centre' }] : [])
    .jpeg({ quality: 85 })
    .toBuffer();
}
