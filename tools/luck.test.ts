import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { luckIn } from './luck.ts';
import { sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');

/** Where a person looks at pages, or something looks for them. */
const PLACES = ['system-tests/browser', 'testing/browser', 'testing/pages', 'tools/screenshots'];

/** Says which rule holds instead, and needs what it forbids to others. */
const DRIVER = 'testing/browser/seen.ts';

const files = PLACES.flatMap((place) => sourceFiles(root, ['.ts'], join(root, place))).filter(
  (file) => file !== DRIVER,
);

test('no test in a browser depends on luck', () => {
  const found = files.flatMap((file) =>
    luckIn(readFileSync(join(root, file), 'utf8')).map(
      ({ line, text, instead }) => `${file}:${line} ${text}\n  ${instead}`,
    ),
  );
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
});

test.each([
  'await page.getByRole("button").first().click();',
  'await rows.nth(2).waitFor();',
  "await page.getByText('Gotowa').waitFor();",
  "await page.locator('text=Gotowa').waitFor();",
  'await page.locator(\'li:has-text("Gotowa")\').waitFor();',
  'await page.waitForTimeout(500);',
  'await ready.waitFor({ timeout: 45_000 });',
  '}, 120_000);',
])('finds the luck in %s', (line) => {
  expect(luckIn(line)).toHaveLength(1);
});

test('lets a precise place be', () => {
  expect(
    luckIn("await seenText(page, 'Gotowa').waitFor();\nawait page.getByRole('button', { name: 'Pokaż' }).click();"),
  ).toEqual([]);
});
