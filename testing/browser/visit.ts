import type { Browser, BrowserContext, Page } from 'playwright-core';
import { STEP } from '../patience.ts';
import { type Faults, watchForFaults } from './faults.ts';

/** 320 px is the width at which nothing may need scrolling sideways (WCAG 2.2 SC 1.4.10). */
export const VIEWPORTS = {
  narrow: { width: 320, height: 640 },
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
} as const;

export type Size = keyof typeof VIEWPORTS;
export type Language = 'pl' | 'en';

export interface VisitOptions {
  size?: Size;
  language?: Language;
  dark?: boolean;
  /** Pixels of the picture for each pixel of the page. */
  sharpness?: number;
}

/** Somebody at one device: a browser profile of their own and the page they look at. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  size: Size;
  language: Language;
  faults: Faults;
  /** Closes the device and fails where the page has complained about anything. */
  end: () => Promise<void>;
}

/** The phone says so: the wallet guides by it, and the portal tells the student which kind of device was activated. */
export const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

const LOCALES: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' };

export async function startVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { size = 'desktop', language = 'pl', dark = false, sharpness = 1 } = options;
  const context = await browser.newContext({
    viewport: VIEWPORTS[size],
    deviceScaleFactor: sharpness,
    hasTouch: size !== 'desktop',
    isMobile: size !== 'desktop',
    ...(size === 'desktop' ? {} : { userAgent: ANDROID }),
    locale: LOCALES[language],
    timezoneId: 'Europe/Warsaw',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(STEP);
  const faults = await watchForFaults(context);
  const page = await context.newPage();
  const end = async () => {
    await context.close();
    faults.expectNone();
  };
  return { page, context, size, language, faults, end };
}
