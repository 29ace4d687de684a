import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 to level AA and what axe calls best practice; or, where only the colours differ, the contrast. */
const RULES = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  contrast: { type: 'rule', values: ['color-contrast'] },
};

/** What axe finds wrong on the page as it is now: rule, place, and why. */
export async function accessibilityFaults(page: Page, rules: keyof typeof RULES): Promise<string[]> {
  // Through the debugger: the policy of the pages lets no script in from outside.
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(source);
  // Style sheets are fetched anew for one rule only, which is none of these.
  const preload = { assets: ['media'] };
  const options = JSON.stringify({ runOnly: RULES[rules], resultTypes: ['violations'], preload });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
