import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Visit } from './visit.ts';

const DIRECTORY = process.env['FAILURE_PICTURES'] ?? join(tmpdir(), 'mleg-browser-failures');

/** Takes a picture of the device where the test fails, and puts the device away however it ends. */
export function pictureOnFailure({ context, page, size }: Visit): void {
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) {
      const path = join(
        DIRECTORY,
        `${task.name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${size}-${randomUUID().slice(0, 8)}.png`,
      );
      await page.screenshot({ path, fullPage: true });
      console.error(`${page.url()} looked like ${path}`);
    }
    await context.close();
  });
}
