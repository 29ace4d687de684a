import { useEffect, useState } from 'react';

/** Whether the app would open without a network: its service worker has all of it. */
export function useAppIsKept(): boolean {
  const [isKept, setKept] = useState(() => Boolean(navigator.serviceWorker?.controller));
  useEffect(() => {
    void navigator.serviceWorker?.ready.then(() => setKept(true));
  }, []);
  return isKept;
}
