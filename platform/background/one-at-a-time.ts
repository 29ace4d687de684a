/** Runs of one thing, never two at once. */
export interface OneAtATime<T> {
  /**
   * A run that begins after this call, and after the one that is under way; all who ask before it begins share it.
   * Rejects with what the run throws.
   */
  ask: () => Promise<T>;
  /** Resolves when nothing is under way and nothing was asked for. */
  settled: () => Promise<void>;
}

/** `gather` is how many milliseconds a run waits for more who ask: what costs much is done once for many. */
export function oneAtATime<T>(run: () => Promise<T>, gather = 0): OneAtATime<T> {
  let underWay: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const begin = async (): Promise<T> => {
    await underWay;
    if (gather > 0) await new Promise((resolve) => setTimeout(resolve, gather));
    next = undefined;
    // Under way before it begins: it may ask for itself.
    const running = Promise.resolve().then(run);
    underWay = quiet(running);
    return running;
  };
  const settled = async (): Promise<void> => {
    await quiet(next);
    await underWay;
    if (next) await settled();
  };
  return {
    ask: () => {
      next ??= begin();
      return next;
    },
    settled,
  };
}

/** Whoever asked hears of the fault. */
const quiet = async (running: Promise<unknown> | undefined): Promise<void> => {
  await running?.catch(() => undefined);
};
