import { type Browser, chromium as playwright } from 'playwright-core';
import { START } from '../patience.ts';
import type { Camera } from './camera.ts';
import { chromiumProgram } from './chromium-program.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Whose browser it is, and where. */
export interface Surroundings {
  /** The home of the user who runs it: Chromium looks there for authorities that this user trusts. */
  home?: string;
  /** Where names lead, as the network at hand would answer. */
  names?: Readonly<Record<string, string>>;
}

/** A real Chromium; with a camera, it sees what that camera is shown and needs no permission dialog. */
export async function launchChromium(camera?: Camera, { home, names = {} }: Surroundings = {}): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH to its program.');
  const rules = Object.entries(names).map(([name, address]) => `MAP ${name} ${address}`);
  const args = [
    ...QUIET,
    ...(camera ? cameraArguments(camera) : []),
    ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : []),
  ];
  const env = home === undefined ? {} : { env: { ...process.env, HOME: home } };
  return playwright.launch({ executablePath, args, timeout: START, ...env });
}

function cameraArguments(camera: Camera): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera.file}`,
  ];
}
