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

/** A real Chromium; with a camera, it sees what that camera is shown and needs no permission dialog. */
export async function launchChromium(camera?: Camera): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH to its program.');
  const args = [...QUIET, ...(camera ? cameraArguments(camera) : [])];
  return playwright.launch({ executablePath, args, timeout: START });
}

function cameraArguments(camera: Camera): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera.file}`,
  ];
}
