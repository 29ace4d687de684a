import type { Clock } from '@mleg/platform/clock/clock';
import { ISSUER_PAUSE_MAX, ISSUER_PAUSE_MIN } from '../durations.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/**
 * Keeps a process from calling an issuer that does not answer. After some failures in a row it is left alone for a
 * pause; then one call at a time is let through, and the first answer closes the circuit. Each vain trial doubles the
 * pause.
 */
export interface Circuit {
  run<T>(call: () => Promise<T>): Promise<T>;
  isOpen(): boolean;
}

const FAILURES_TO_OPEN = 3;
const IS_THERE: ReadonlySet<IssuerUnavailable['why']> = new Set(['no-agreement', 'halted']);

export function createCircuit(clock: Clock): Circuit {
  let failures = 0;
  let openUntil = 0;
  let trialUnderWay = false;

  const isBroken = () => failures >= FAILURES_TO_OPEN;
  const isOpen = () => isBroken() && (trialUnderWay || clock.now().getTime() < openUntil);
  const failed = () => {
    failures += 1;
    if (!isBroken()) return;
    const pause = Math.min(ISSUER_PAUSE_MIN * 2 ** (failures - FAILURES_TO_OPEN), ISSUER_PAUSE_MAX);
    openUntil = clock.now().getTime() + pause;
  };

  return {
    isOpen,
    run: async (call) => {
      if (isOpen()) throw new IssuerUnavailable('circuit-open');
      const isTrial = isBroken();
      trialUnderWay ||= isTrial;
      try {
        const answer = await call();
        failures = 0;
        return answer;
      } catch (error) {
        // An issuer that refuses us, or signs nothing at the moment, is there, and has to hear of revocations.
        if (error instanceof IssuerUnavailable && !IS_THERE.has(error.why)) failed();
        else failures = 0;
        throw error;
      } finally {
        if (isTrial) trialUnderWay = false;
      }
    },
  };
}
