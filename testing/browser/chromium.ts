import { existsSync } from 'node:fs';
import { type Browser, chromium as playwright } from 'playwright-core';
import type { Camera } from './camera.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A real Chromium; with a camera, it sees what that camera is shown and needs no permission dialog. */
export async function launchChromium(camera?: Camera): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM_PATH'], ...PLACES].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH to its program.');
  return playwright.launch({ executablePath, args: [...QUIET, ...(camera ? cameraArguments(camera) : [])] });
}

function cameraArguments(camera: Camera): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera.file}`,
  ];
}
