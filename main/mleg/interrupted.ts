import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody has pressed Ctrl-C, or told the process to end: no fault, and nobody's mistake. */
export class Interrupted extends Error {
  constructor() {
    super('Broken off. What was done until then stays; the command can be given again.');
  }
}

/** In milliseconds: what is being opened is let come about, so that it can be closed again. */
const GRACE = 5_000;

/**
 * What `work` gives, or `Interrupted` once the signal has come and the work has stopped: by itself, at the next thing
 * that it opens (`stopAtNext`), or after a moment in which it does neither.
 */
export async function interruptible<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const settled = work.catch((error: unknown) => {
    throw signal.aborted ? new Interrupted() : error;
  });
  const brokenOff = async (): Promise<never> => {
    await aborted(signal);
    await Promise.race([settled.catch(() => undefined), sleep(GRACE)]);
    throw new Interrupted();
  };
  return Promise.race([settled, brokenOff()]);
}

/** A stack of what is to be closed; whatever comes onto it after the signal goes no further, and is closed with the rest. */
export function stopAtNext(signal: AbortSignal): AsyncDisposableStack {
  const stack = new AsyncDisposableStack();
  const defer = stack.defer.bind(stack);
  stack.defer = (close) => {
    defer(close);
    if (signal.aborted) throw new Interrupted();
  };
  return stack;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
