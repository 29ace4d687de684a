import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS, LEFTOVERS, luckIn, READING_ORDER, YEARS } from './luck.ts';
import { isTest, sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');

/** Where a person looks at pages, or something looks for them. */
const PLACES = ['system-tests/browser', 'testing/browser', 'testing/pages', 'tools/screenshots'];

/** Says which rule holds instead, and needs what it forbids to others. */
const DRIVER = 'testing/browser/seen.ts';

/** Shows what it forbids. */
const OURSELVES = 'tools/luck.test.ts';

const seeing = PLACES.flatMap((place) => sourceFiles(root, ['.ts'], join(root, place))).filter(
  (file) => file !== DRIVER,
);

test('no test in a browser depends on luck', () => {
  expect(foundIn(seeing)).toEqual([]);
  expect(seeing.length).toBeGreaterThan(30);
});

test('no test leaves something behind for the next file', () => {
  const tests = sourceFiles(root, ['.ts', '.tsx']).filter((file) => isTest(file) && file !== OURSELVES);
  expect(foundIn(tests, LEFTOVERS)).toEqual([]);
  expect(tests.length).toBeGreaterThan(200);
});

test('no test names a year that passes', () => {
  const todays = ['system-tests', 'testing']
    .flatMap((place) => sourceFiles(root, ['.ts'], join(root, place)))
    .filter((file) => !hasItsOwnDay(file));
  expect(foundIn(todays, YEARS)).toEqual([]);
  expect(todays.length).toBeGreaterThan(150);
});

test('no page asserts what the types of all pages together decide', () => {
  const pages = sourceFiles(root, ['.tsx']);
  expect(foundIn(pages, READING_ORDER)).toEqual([]);
  expect(luckIn('const { id } = useParams({ strict: false }) as { id?: string };', READING_ORDER)).toHaveLength(1);
  expect(pages.length).toBeGreaterThan(200);
});

/** The clock of a lone issuer begins on one day, always the same; and what is junk is so on any day. */
function hasItsOwnDay(file: string): boolean {
  if (/^testing\/(?:lone-issuer|junk)\//.test(file)) return true;
  return readFileSync(join(root, file), 'utf8').includes("from '@mleg/testing/lone-issuer/");
}

function foundIn(files: readonly string[], kinds = KINDS): string[] {
  return files.flatMap((file) =>
    luckIn(readFileSync(join(root, file), 'utf8'), kinds).map(
      ({ line, text, instead }) => `${file}:${line} ${text}\n  ${instead}`,
    ),
  );
}

test.each([
  'await page.getByRole("button").first().click();',
  'await rows.nth(2).waitFor();',
  "await page.getByText('Gotowa').waitFor();",
  "await page.locator('text=Gotowa').waitFor();",
  'await page.locator(\'li:has-text("Gotowa")\').waitFor();',
  'await page.waitForTimeout(500);',
  'await ready.waitFor({ timeout: 45_000 });',
  '}, 120_000);',
  "await reason.selectOption({ label: 'utrata prawa do legitymacji' });",
])('finds the luck in %s', (line) => {
  expect(luckIn(line)).toHaveLength(1);
});

test.each(["vi.mock('./clock.ts');", "process.env['TZ'] = 'UTC';", 'globalThis.fetch = fake;'])(
  'finds what %s leaves behind',
  (line) => {
    expect(luckIn(line, LEFTOVERS)).toHaveLength(1);
  },
);

test.each([
  "const child = { birthdate: '2015-03-08' };",
  "row.with(7, '31.10.2027');",
  'const year = world.clock.now().getUTCFullYear();',
  'const year = new Date().getFullYear();',
])('finds the year that passes in %s', (line) => {
  expect(luckIn(line, YEARS)).toHaveLength(1);
});

test('lets be who is of age already, and a moment long past', () => {
  expect(
    luckIn("born('2004-02-29'); at('2026-10-01T10:00:00Z'); born(`${world.schoolYear - 11}-03-08`);", YEARS),
  ).toEqual([]);
});

test('lets a precise place be', () => {
  expect(
    luckIn("await seenText(page, 'Gotowa').waitFor();\nawait page.getByRole('button', { name: 'Pokaż' }).click();"),
  ).toEqual([]);
});
