/** Somebody has pressed Ctrl-C, or told the process to end: no fault, and nobody's mistake. */
export class Interrupted extends Error {
  constructor() {
    super('Broken off. What was done until then stays; the command can be given again.');
  }
}

/** Never resolves. Rejects with `Interrupted` when the signal comes. */
export function rejectWhen(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) return reject(new Interrupted());
    signal?.addEventListener('abort', () => reject(new Interrupted()), { once: true });
  });
}
