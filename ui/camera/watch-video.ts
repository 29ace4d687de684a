import { readCode } from './read-code.ts';

/** Between two looks, so that the phone stays cool. */
const PAUSE_MILLISECONDS = 120;
/** More pixels than this cost a slow phone time and show no code better. */
const LONGEST_SIDE = 1280;

/** What a frame said, and when it was taken from the video (`performance.now()`). */
export type SeeText = (text: string, takenAt: number) => void;

/**
 * Reads frame after frame until told to stop, one at a time.
 * @param pause shorter, in milliseconds, where codes change quickly
 * @returns what stops it
 */
export function watchVideo(video: HTMLVideoElement, onText: SeeText, pause = PAUSE_MILLISECONDS): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  const look = async () => {
    if (stopped || context === null) return;
    const takenAt = performance.now();
    const text = await readFrame(video, canvas, context).catch(() => undefined);
    if (!stopped && text !== undefined) onText(text, takenAt);
    setTimeout(() => void look(), pause);
  };
  void look();
  return () => {
    stopped = true;
  };
}

async function readFrame(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): Promise<string | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return readCode(context.getImageData(0, 0, canvas.width, canvas.height));
}
