/** What the faces in the frame suggest; a person decides in the end. */
export type FaceHint = 'noFace' | 'manyFaces' | 'tilted';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The outlines of both eyes, as the camera sees them from left to right. */
export interface Face {
  readonly leftEye: readonly Point[];
  readonly rightEye: readonly Point[];
}

/** Degrees. Landmarks waver by two or three. */
const tiltedAbove = 8;

export function hintsOfFaces(faces: readonly Face[]): FaceHint[] {
  const [face, another] = faces;
  if (!face) return ['noFace'];
  if (another) return ['manyFaces'];
  return Math.abs(tiltOf(face)) > tiltedAbove ? ['tilted'] : [];
}

/** Degrees of the line through the eyes against the edge of the photo, clockwise. */
function tiltOf({ leftEye, rightEye }: Face): number {
  const [from, to] = [middleOf(leftEye), middleOf(rightEye)];
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce(({ x, y }, point) => ({ x: x + point.x, y: y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
