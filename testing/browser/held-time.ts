import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { STEP } from '../patience.ts';

/** The time of some pages, which passes when a test says so: on a slow machine nothing grows old. */
export interface HeldTime {
  /** As if the phones had slept so long: what was due meanwhile happens once. */
  skip: (milliseconds: number) => Promise<void>;
  /** Lets a little of it pass, again and again, until there is something to see. */
  passUntilSeen: (place: Locator) => Promise<void>;
}

/** Short beside what codes live for, and enough for what a page does every few frames. */
const LITTLE = 20;

/** Every page has to have loaded since `clock.install()`. */
export async function holdTime(pages: readonly Page[]): Promise<HeldTime> {
  const all = (act: (page: Page) => Promise<void>) => Promise.all(pages.map(act));
  const soon = Date.now() + 1_000;
  await all(({ clock }) => clock.pauseAt(soon));
  return {
    skip: async (milliseconds) => {
      await all(({ clock }) => clock.fastForward(milliseconds));
    },
    passUntilSeen: async (place) => {
      for (const deadline = performance.now() + STEP; !(await place.isVisible()); await sleep(LITTLE)) {
        if (performance.now() > deadline) throw new Error(`There was no ${String(place)}.`);
        await all(({ clock }) => clock.runFor(LITTLE));
      }
    },
  };
}
