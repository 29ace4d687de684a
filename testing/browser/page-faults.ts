import type { Page, ViewportSize } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import { type Language, VIEWPORTS, type Visit } from './visit.ts';

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

/**
 * What is wrong with it for this visitor, and for one who speaks the other language and has the other size: a state
 * that takes a minute to reach is reached once for both.
 */
export async function pageFaultsForBoth(visit: Visit): Promise<string[]> {
  const language = OTHERWISE[visit.language];
  const size = visit.size === 'desktop' ? 'phone' : 'desktop';
  const own = await pageFaults(visit);
  const others = await otherwise(visit.page, language, VIEWPORTS[size], async () => [
    ...(await accessibilityFaults(visit.page, 'all')),
    ...(await languageFaults(visit.page, language)),
  ]);
  return [...own, ...others.map((fault) => `in ${language} at ${size} size: ${fault}`)];
}

const OTHERWISE: Record<Language, Language> = { pl: 'en', en: 'pl' };

/** The page goes back to how it was: a tour looks for words in the language it began in. */
async function otherwise<T>(
  page: Page,
  language: Language,
  viewport: ViewportSize,
  look: () => Promise<T>,
): Promise<T> {
  const before = page.viewportSize();
  const spoken = await page.locator('html').getAttribute('lang');
  await page.setViewportSize(viewport);
  await speak(page, language);
  const seen = await look();
  if (before) await page.setViewportSize(before);
  if (spoken) await speak(page, spoken);
  return seen;
}

/** As the app learns that another of its pages was told to speak another language. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(`localStorage.setItem('language', '${language}');
    dispatchEvent(new StorageEvent('storage', { key: 'language' }));`);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await page.evaluate(SETTLED);
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
