import { existsSync } from 'node:fs';

/**
 * The first is Chromium without the windows of a browser around the pages: the same engine, with which a page that is
 * opened costs less than half of the processor's time.
 */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const PLACES = [
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** The browser for tests: the one CHROMIUM_PATH names, else the first of the usual ones. */
export function chromiumProgram(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...PLACES].find((path) => path && existsSync(path));
}
