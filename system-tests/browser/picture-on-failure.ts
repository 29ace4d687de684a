import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFailed, onTestFinished } from 'vitest';
import type { Visit } from './browser/visit.ts';

const DIRECTORY = join(tmpdir(), 'mleg-browser-failures');

/** Takes a picture of the device where the test fails, and puts the device away however it ends. */
export function pictureOnFailure({ context, page, size }: Visit): void {
  onTestFinished(() => context.close());
  onTestFailed(async ({ task }) => {
    const path = join(DIRECTORY, `${task.name.replaceAll(/[^\p{L}\d]+/gu, '-')} ${size} ${task.id}.png`);
    await page.screenshot({ path, fullPage: true }).then(
      () => console.error(`${page.url()} looked like ${path}`),
      (error: unknown) => console.error(`No picture: ${String(error)}`),
    );
  });
}
