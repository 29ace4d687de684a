/**
 * How much further the device's clock went than one that nobody can set, in seconds, since the app came into view.
 * Only since then: the clock that nobody can set stands still while a phone sleeps.
 */
export function watchDrift(): { drift: () => number; stop: () => void } {
  let atStart = offset();
  const restart = () => {
    if (document.visibilityState === 'visible') atStart = offset();
  };
  document.addEventListener('visibilitychange', restart);
  return {
    drift: () => (offset() - atStart) / 1000,
    stop: () => document.removeEventListener('visibilitychange', restart),
  };
}

/** Milliseconds between the clock that can be set and the one that cannot. */
const offset = (): number => Date.now() - performance.now();
