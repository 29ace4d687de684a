import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import type { Language, Visit } from './visit.ts';

/** A key of the messages that reached the page, or a value that was never put into its sentence. */
const RAW =
  /\{\{\w+\}\}|\b(?:app|ui|student|codes|office|shell|add|card|lock|home|scan|settings|show|history|firstRun|refusals)(?:\.[a-z][\w-]*)+\b/;

/** Colours change in a moment, but not at once; what is between two themes is not to be judged. */
const SETTLED = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => Promise.allSettled(document.getAnimations().filter(({ effect }) =>
    Number.isFinite(effect?.getComputedTiming().endTime)).map(({ finished }) => finished)))
  .then(() => undefined)`;

/** A computer at 400 %. */
const NARROW = { width: 320, height: 640 };

/** Everything wrong with the page as it is now: axe in light and dark, raw keys, the wrong language, scrolling sideways. */
export async function pageFaults({ page, language, size }: Visit): Promise<string[]> {
  await dress(page, 'dark');
  const dark = await accessibilityFaults(page, 'contrast');
  await dress(page, 'light');
  return [
    ...dark.map((fault) => `in dark colours: ${fault}`),
    ...(await accessibilityFaults(page, 'all')),
    ...(await languageFaults(page, language)),
    ...(size === 'phone' ? await narrowFaults(page) : []),
  ];
}

async function dress(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(SETTLED);
}

async function languageFaults(page: Page, language: Language): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const raw = RAW.exec(`${await page.title()}\n${text}`)?.[0];
  const lang = await page.locator('html').getAttribute('lang');
  return [
    ...(raw === undefined ? [] : [`a raw text: ${raw}`]),
    ...(lang === language ? [] : [`<html lang="${lang}"> on a page in ${language}`]),
  ];
}

async function narrowFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  if (before) await page.setViewportSize(before);
  return wider > 0 ? [`${wider} px wider than a screen of 320 px (WCAG 2.2 SC 1.4.10)`] : [];
}
