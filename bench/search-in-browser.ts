import { launchChromium } from '@mleg/testing/browser/chromium';
import type { Page } from 'playwright-core';

/** Runs in the page: from a key pressed in the search to the list that follows, when nothing changes any more. */
const WATCH = `globalThis.searched = { typedAt: 0, changedAt: 0 };
  document.getElementById('search').addEventListener('input', () => { searched.typedAt = performance.now(); });
  new MutationObserver(() => { searched.changedAt = performance.now(); })
    .observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });`;
const SETTLES_MS = 500;

/** Milliseconds from the last letter of each word to its result on the screen. */
export async function searchInBrowser(
  origin: string,
  { login, password, words }: { login: string; password: string; words: readonly string[] },
): Promise<Map<string, number>> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: 'pl-PL', viewport: { width: 1280, height: 800 } });
    await page.goto(origin);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj się' }).click();
    await page.getByRole('link', { name: 'Osoby' }).click();
    await page.locator('#search').waitFor();
    await page.waitForTimeout(SETTLES_MS);
    await page.evaluate(WATCH);
    const took = new Map<string, number>();
    for (const word of words) took.set(word, await typeLast(page, word));
    return took;
  } finally {
    await browser.close();
  }
}

async function typeLast(page: Page, word: string): Promise<number> {
  await page.locator('#search').fill(word.slice(0, -1));
  await page.waitForTimeout(SETTLES_MS);
  await page.locator('#search').press('End');
  await page.keyboard.type(word.slice(-1));
  await page.waitForTimeout(SETTLES_MS);
  return page.evaluate<number>('searched.changedAt - searched.typedAt');
}
