import { type Crop, rectOf, type Size, sentSize } from './crop.ts';
import { hintsOf, type PhotoHint } from './photo-hints.ts';

const jpegQuality = 0.92;
const lookWidth = 177;
const faceWidth = 240;
/** A part of the frame, on each side. */
const faceMargin = 0.15;

/** A picture that somebody has chosen, turned upright. The caller revokes its address when it is no longer shown. */
export interface Picture extends Size {
  readonly url: string;
  readonly image: HTMLImageElement;
}

/** `undefined` where the browser cannot read it. */
export async function openPicture(file: Blob): Promise<Picture | undefined> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(url);
    return undefined;
  }
  return { url, image, width: image.naturalWidth, height: image.naturalHeight };
}

/** Draws the frame as a new JPEG, so that no metadata of the camera is sent. */
export function cutPicture(picture: Picture, frame: Size, crop: Crop): Promise<Blob> {
  const canvas = draw(picture, frame, crop, sentSize(picture, frame, crop)).canvas;
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', jpegQuality);
  });
}

export function lookAt(picture: Picture, frame: Size, crop: Crop): PhotoHint[] {
  const size = { width: lookWidth, height: Math.round((lookWidth * frame.height) / frame.width) };
  return hintsOf(draw(picture, frame, crop, size).getImageData(0, 0, size.width, size.height));
}

/** The frame with a margin, for the face detector: it misses a face that fills the whole picture. */
export function faceCanvas(picture: Picture, frame: Size, crop: Crop): HTMLCanvasElement {
  const size = { width: faceWidth, height: Math.round((faceWidth * frame.height) / frame.width) };
  const whole = document.createElement('canvas');
  Object.assign(whole, { width: size.width * (1 + 2 * faceMargin), height: size.height * (1 + 2 * faceMargin) });
  const context = whole.getContext('2d');
  if (!context) throw new Error('this browser has no canvas');
  context.fillStyle = 'gray';
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(draw(picture, frame, crop, size).canvas, size.width * faceMargin, size.height * faceMargin);
  return whole;
}

function draw(picture: Picture, frame: Size, crop: Crop, size: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no canvas');
  const { x, y, width, height } = rectOf(picture, frame, crop);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture.image, x, y, width, height, 0, 0, size.width, size.height);
  return context;
}
