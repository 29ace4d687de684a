import type { Locator, Page } from 'playwright-core';

/** One thing the secretary does, as the table shows it. */
export interface Step {
  step: string;
  presses: number;
  seconds: number;
}

/** What a press takes somebody who knows the page: to find it, to reach it, to press it. */
const SECONDS_A_PRESS = 1.5;

/** Counts what hands do and how long the machine takes; nothing counts outside of a step. */
export interface Stopwatch {
  step: (name: string, act: (hands: Hands) => Promise<void>) => Promise<void>;
  /** Prints the steps. @returns how long somebody would have needed, in seconds */
  report: () => number;
}

/** Each is one press: of the mouse, or of a key. */
export interface Hands {
  click: (place: Locator) => Promise<void>;
  key: (key: string) => Promise<void>;
  /** A choice in a list is opened and taken. */
  choose: (list: Locator, label: string) => Promise<void>;
  /** A file is asked for and taken. */
  upload: (field: Locator, file: { name: string; mimeType: string; buffer: Buffer }) => Promise<void>;
}

export function startStopwatch(page: Page): Stopwatch {
  const steps: Step[] = [];
  const step: Stopwatch['step'] = async (name, act) => {
    let presses = 0;
    const pressed = async (count: number, acting: Promise<unknown>) => {
      presses += count;
      await acting;
    };
    const startedAt = performance.now();
    await act({
      click: (place) => pressed(1, place.click()),
      key: (key) => pressed(1, page.keyboard.press(key)),
      choose: (list, label) => pressed(2, list.selectOption({ label })),
      upload: (field, file) => pressed(2, field.setInputFiles(file)),
    });
    steps.push({ step: name, presses, seconds: Math.round((performance.now() - startedAt) / 100) / 10 });
  };
  const report = () => {
    const total = { presses: sum(steps, 'presses'), seconds: sum(steps, 'seconds') };
    console.table([...steps, { step: 'together', ...total }]);
    return total.presses * SECONDS_A_PRESS + total.seconds;
  };
  return { step, report };
}

const sum = (steps: readonly Step[], column: 'presses' | 'seconds') =>
  Math.round(steps.reduce((total, one) => total + one[column], 0) * 10) / 10;
