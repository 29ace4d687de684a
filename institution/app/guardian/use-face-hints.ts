import { useEffect, useState } from 'react';
import type { Crop, Size } from './crop.ts';
import { type FaceHint, hintsOfFaces } from './face-hints.ts';
import { faceCanvas, type Picture } from './picture.ts';

/** Milliseconds in which a frame that is being moved comes to rest. */
const restAfter = 500;

/**
 * `undefined` until the frame has been examined, and for good where the browser cannot do it: then there is no hint.
 */
export function useFaceHints(picture: Picture | undefined, frame: Size, crop: Crop): FaceHint[] | undefined {
  const [looked, setLooked] = useState<{ picture: Picture; hints: FaceHint[] }>();
  useEffect(() => {
    if (!picture) return undefined;
    let moved = false;
    const look = async () => {
      const { findFaces } = await import('./find-faces.ts');
      if (moved) return;
      const faces = await findFaces(faceCanvas(picture, frame, crop));
      if (!moved) setLooked({ picture, hints: hintsOfFaces(faces) });
    };
    // The person has done nothing wrong when a hint cannot be computed.
    const timer = setTimeout(() => void look().catch(() => undefined), restAfter);
    return () => {
      moved = true;
      clearTimeout(timer);
    };
  }, [picture, frame.width, frame.height, crop]);
  return looked && looked.picture === picture ? looked.hints : undefined;
}
