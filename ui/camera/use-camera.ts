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
    let stopped = false;
    let stop: () => void = () => undefined;
    const start = async () => {
      const opened = await openCamera();
      const element = video.current;
      if ('refused' in opened) return setState(opened.refused);
      if (stopped || element === null) return closeCamera(opened);
      element.srcObject = opened;
      await element.play().catch(() => undefined);
      setState('looking');
      setStream(hasTorch(opened) ? opened : undefined);
      const unwatch = watchVideo(element, (text, takenAt) => latest.current(text, takenAt), pause);
      stop = () => {
        unwatch();
        closeCamera(opened);
        element.srcObject = null;
      };
    };
    const onVisibility = () => {
      stop();
      stop = () => undefined;
      if (document.visibilityState === 'visible') void start();
    };
    void start();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      stopped = true;
      stop();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [round, pause]);

  const retry = () => {
    setState('starting');
    setRound((current) => current + 1);
  };
  return { video, state, stream, retry };
}
