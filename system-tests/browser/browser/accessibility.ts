import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 to level AA, and what axe calls best practice. */
const CHECK = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
})`;

/** What axe finds wrong on the page as it is now: rule, place, and why. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger: the policy of the pages lets no script in from outside.
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(CHECK);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
