import { type RefObject, useEffect, useRef, useState } from 'react';
import { type CameraRefusal, closeCamera, hasTorch, openCamera } from './open-camera.ts';
import { type SeeText, watchVideo } from './watch-video.ts';

interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  state: 'starting' | 'looking' | CameraRefusal;
  /** Present while the camera has a torch. */
  stream: MediaStream | undefined;
  retry: () => void;
}

/** Looks through the camera while the page is seen, and lets go of it at once when it isn't. */
export function useCamera(onText: SeeText, pause?: number): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onText);
  const [state, setState] = useState<Camera['state']>('starting');
  const [stream, setStream] = useState<MediaStream>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    latest.current = onText;
  }, [onText]);

  useEffect(() => {
    let look = new AbortController();
    const start = async ({ signal }: AbortController) => {
      const opened = await openCamera();
      const element = video.current;
      if ('refused' in opened) return signal.aborted ? undefined : setState(opened.refused);
      if (signal.aborted || element === null) return closeCamera(opened);
      element.srcObject = opened;
      // From here on: the page may be left while the video is still beginning.
      signal.addEventListener('abort', () => {
        closeCamera(opened);
        if (element.srcObject === opened) element.srcObject = null;
      });
      await element.play().catch(() => undefined);
      if (signal.aborted) return;
      setState('looking');
      setStream(hasTorch(opened) ? opened : undefined);
      signal.addEventListener(
        'abort',
        watchVideo(element, (text, takenAt) => latest.current(text, takenAt), pause),
      );
    };
    const onVisibility = () => {
      look.abort();
      if (document.visibilityState !== 'visible') return;
      look = new AbortController();
      void start(look);
    };
    void start(look);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      look.abort();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [round, pause]);

  const retry = () => {
    setState('starting');
    setRound((current) => current + 1);
  };
  return { video, state, stream, retry };
}
