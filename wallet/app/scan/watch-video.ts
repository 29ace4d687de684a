import { readCode } from './read-code.ts';

const PAUSE_MILLISECONDS = 120;
/** More pixels than this cost a slow phone time and show no code better. */
const LONGEST_SIDE = 1280;

/**
 * Reads frame after frame until told to stop, one at a time, with a pause in between so that the phone stays cool.
 * @returns what stops it
 */
export function watchVideo(video: HTMLVideoElement, onText: (text: string) => void): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  const look = async () => {
    if (stopped || context === null) return;
    const text = await readFrame(video, canvas, context).catch(() => undefined);
    if (!stopped && text !== undefined) onText(text);
    setTimeout(() => void look(), PAUSE_MILLISECONDS);
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
