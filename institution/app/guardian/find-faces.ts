import {
  detectAllFaces,
  type FaceLandmark68TinyNet,
  type FaceLandmarks68,
  nets,
  type TinyFaceDetector,
  TinyFaceDetectorOptions,
  tf,
} from '@vladmandic/face-api';
import eyesUrl from '@vladmandic/face-api/model/face_landmark_68_tiny_model.bin?url';
import eyesManifest from '@vladmandic/face-api/model/face_landmark_68_tiny_model-weights_manifest.json';
import facesUrl from '@vladmandic/face-api/model/tiny_face_detector_model.bin?url';
import facesManifest from '@vladmandic/face-api/model/tiny_face_detector_model-weights_manifest.json';
import type { Face } from './face-hints.ts';

/** The package exports these, but does not declare them. */
const engine = tf as typeof tf & { setBackend(name: string): Promise<boolean>; ready(): Promise<void> };
type Weights = Parameters<typeof tf.io.decodeWeights>[1];

/** The weakest face in the package's samples scored 0.37; what was no face stayed below. */
const scoreThreshold = 0.3;
/** Pixels. The first size is quick and finds a face that fills the frame; the second takes four times as long. */
const inputSizes = [160, 320];

let ready: Promise<void> | undefined;

/** Every face in the picture. It is computed here, in the browser. Rejects where the browser cannot. */
export async function findFaces(canvas: HTMLCanvasElement): Promise<Face[]> {
  ready ??= prepare();
  await ready;
  for (const inputSize of inputSizes) {
    const options = new TinyFaceDetectorOptions({ inputSize, scoreThreshold });
    const found = await detectAllFaces(canvas, options).withFaceLandmarks(true);
    if (found.length > 0) return found.map(({ landmarks }) => eyesOf(landmarks));
  }
  return [];
}

const eyesOf = (landmarks: FaceLandmarks68): Face => ({
  leftEye: landmarks.getLeftEye(),
  rightEye: landmarks.getRightEye(),
});

async function prepare(): Promise<void> {
  const backend = (await engine.setBackend('webgl').catch(() => false)) ? 'webgl' : 'cpu';
  await engine.setBackend(backend);
  await engine.ready();
  await Promise.all([
    load(nets.tinyFaceDetector, facesUrl, facesManifest),
    load(nets.faceLandmark68TinyNet, eyesUrl, eyesManifest),
  ]);
}

/** From our own origin: the package's own loader would guess addresses beside the build's hashed names. */
async function load(
  net: Pick<TinyFaceDetector | FaceLandmark68TinyNet, 'loadFromWeightMap'>,
  url: string,
  manifest: readonly { weights: readonly object[] }[],
): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`no model: ${answer.status}`);
  const weights = manifest.flatMap((part) => part.weights) as Weights;
  net.loadFromWeightMap(tf.io.decodeWeights(await answer.arrayBuffer(), weights));
}
