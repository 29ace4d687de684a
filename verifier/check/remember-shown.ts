import { FRESH_SECONDS } from './judge-presentation.ts';

/** The codes that were green a moment ago, on this phone and in memory only. */
export type ShownMemory = {
  /** Call it when a check is over and not during it: one check reads the same code many times. */
  add(code: string, now: number): void;
  has(code: string, now: number): boolean;
};

/**
 * Keeps a picture of one person's code from serving the next person in the same row: the first who shows it uses it
 * up. Codes that are no longer fresh are forgotten, so this never becomes a list of people.
 */
export function rememberShown(): ShownMemory {
  const shown = new Map<string, number>();
  const forget = (now: number) => {
    for (const [code, at] of shown) if (Math.abs(now - at) > 2 * FRESH_SECONDS) shown.delete(code);
  };
  return {
    add(code, now) {
      forget(now);
      shown.set(code, now);
    },
    has(code, now) {
      forget(now);
      return shown.has(code);
    },
  };
}
