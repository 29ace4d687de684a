import { useEffect } from 'react';
import { now } from '../clock.ts';

const IDLE_MILLISECONDS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll', 'visibilitychange'] as const;

/**
 * Locks after five minutes without a touch, in view or not. Timers sleep with the page, so the clock is asked again
 * when it wakes, before anything is drawn for whoever holds the phone now.
 */
export function useAutoLock(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    let lastSign = now().getTime();
    const check = () => {
      if (now().getTime() - lastSign >= IDLE_MILLISECONDS) lock();
    };
    const notice = () => {
      check();
      lastSign = now().getTime();
    };
    const timer = setInterval(check, 10_000);
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, notice, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, notice);
    };
  }, [active, lock]);
}
