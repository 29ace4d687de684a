/** Sizes in pixels of the picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where the frame stands: the middle of what it shows, as parts of the picture, and how much it enlarges. */
export interface Crop {
  readonly across: number;
  readonly down: number;
  readonly zoom: number;
}

export const wholeCrop: Crop = { across: 0.5, down: 0.5, zoom: 1 };

/** A photo is sent at most this many times larger than it has to be. */
const largestMultiple = 3;

/** The part of the picture inside of the frame, which never leaves the picture. */
export function rectOf(picture: Size, frame: Size, { across, down, zoom }: Crop): Rect {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height) / zoom;
  const width = frame.width * scale;
  const height = frame.height * scale;
  return {
    x: between(across * picture.width - width / 2, 0, picture.width - width),
    y: between(down * picture.height - height / 2, 0, picture.height - height),
    width,
    height,
  };
}

/** The same crop, with the middle where the frame really is, so that a slider stops where the picture ends. */
export function settled(picture: Size, frame: Size, crop: Crop): Crop {
  const zoom = between(crop.zoom, 1, Math.max(1, largestZoom(picture, frame)));
  const rect = rectOf(picture, frame, { ...crop, zoom });
  return {
    zoom,
    across: (rect.x + rect.width / 2) / picture.width,
    down: (rect.y + rect.height / 2) / picture.height,
  };
}

/** With a larger scale the frame would hold fewer pixels than the photo needs; below 1 the picture is too small. */
export function largestZoom(picture: Size, frame: Size): number {
  return Math.min(picture.width / frame.width, picture.height / frame.height);
}

/** The size in which the frame is sent: the required one or a multiple of it, as far as the picture has the pixels. */
export function sentSize(picture: Size, frame: Size, crop: Crop): Size {
  const multiple = between(Math.floor(rectOf(picture, frame, crop).width / frame.width + 1e-6), 1, largestMultiple);
  return { width: frame.width * multiple, height: frame.height * multiple };
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
