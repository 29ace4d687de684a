import { readFileSync } from 'node:fs';

/** Seconds since some moment that only grow: on the wall, and those of them in which work waited for a processor. */
export interface Reading {
  passed: number;
  stalled: number;
}

/** However busy the machine is, so much of the time counts: who waits for too long hears of it in the end. */
const LEAST_SHARE = 0.1;

/**
 * Seconds that have passed from now on, without those in which something on this machine could have run and had no
 * processor: what ought to take seconds takes minutes then, and is none the worse for it.
 */
export function unhurried(read: () => Reading = readMachine): () => number {
  const start = read();
  return () => {
    const now = read();
    const passed = now.passed - start.passed;
    return Math.max(passed - (now.stalled - start.stalled), passed * LEAST_SHARE);
  };
}

/** Where the kernel does not say how long work has waited (it does on Linux, by PSI), all time counts. */
function readMachine(): Reading {
  return { passed: performance.now() / 1_000, stalled: stalledMicroseconds() / 1_000_000 };
}

function stalledMicroseconds(): number {
  try {
    return Number(/^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
