import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';

const APP = join(import.meta.dirname, '../../wallet/app');
const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The wallet's own modules in a real browser, with its real IndexedDB, one module at a time. */
export interface BrowserModules {
  /** A page of one profile: what one page stores the next one finds. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

export async function openBrowserModules(): Promise<BrowserModules> {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium: install it, or set CHROMIUM_PATH to its program.');
  const server = await createServer({
    root: APP,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: 'localhost' },
  });
  await server.listen();
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const context = await browser.newContext();
  // An empty page of the right origin: the app itself would open the database too.
  await context.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  return {
    async openPage() {
      const page = await context.newPage();
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}empty`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
