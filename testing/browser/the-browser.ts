import type { Browser } from 'playwright-core';
import { type Camera, openCamera } from './camera.ts';
import { launchChromium } from './chromium.ts';

/** A browser, and the camera that all its pages share. */
export interface Eyes {
  browser: Browser;
  camera: Camera;
}

let eyes: Promise<Eyes> | undefined;

/** The one of this process: a browser's first page costs more than its next twenty. It ends with the process. */
export function theBrowser(): Promise<Eyes> {
  eyes ??= open();
  return eyes;
}

async function open(): Promise<Eyes> {
  const camera = await openCamera();
  process.once('exit', () => camera.remove());
  return { browser: await launchChromium(camera), camera };
}
