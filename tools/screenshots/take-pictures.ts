import { join } from 'node:path';
import { type Language, startVisit, type Visit } from '@mleg/testing/browser/visit';
import { people } from '@mleg/testing/pages/people';
import { openOtherPhone } from '@mleg/testing/pages/phone/other-phone';
import { openPhone } from '@mleg/testing/pages/phone/phone';
import { openPortal } from '@mleg/testing/pages/portal/portal';
import type { Guide } from '@mleg/testing/pages/tour/guide';
import { portalTour } from '@mleg/testing/pages/tour/portal-tour';
import { walletTour } from '@mleg/testing/pages/tour/wallet-tour';
import type { SystemUnderTest } from '@mleg/testing/processes/running-system';
import type { Browser } from 'playwright-core';

export interface Session {
  browser: Browser;
  system: SystemUnderTest;
  directory: string;
  language: Language;
  size: 'phone' | 'desktop';
}

/** Those worth seeing in the dark as well. */
const ALSO_DARK = new Set([
  'sign-in',
  'can-order',
  'waiting',
  'codes',
  'activated',
  'office-person',
  'welcome',
  'scan',
  'activation-code',
  'home',
  'card',
  'card-revoked',
]);

const SHARPNESS = { phone: 2, desktop: 1 } as const;

/** A picture at each stop of both tours: `pl-phone/portal-03-ready.png`, and `… dark.png` of some. */
export async function takePictures(session: Session): Promise<void> {
  await portalTour(picturingGuide(session, 'portal'));
  await walletTour(picturingGuide(session, 'wallet'));
}

function picturingGuide({ browser, system, directory, language, size }: Session, app: string): Guide {
  const folder = join(directory, `${language}-${size}`);
  let stops = 0;
  const visit = () => startVisit(browser, { language, size, sharpness: SHARPNESS[size] });
  return {
    system,
    holder: people.firstOnPhone,
    patient: true,
    visit,
    portal: async (account) => {
      const visited = await visit();
      const portal = openPortal(visited, system.institution);
      await portal.signIn(account);
      return { visit: visited, portal };
    },
    phone: (visited) => openPhone(visited, system.wallet),
    otherPhone: openOtherPhone(system.issuer),
    look: async (name, visited) => {
      stops += 1;
      const path = join(folder, `${app}-${String(stops).padStart(2, '0')}-${name}`);
      await picture(visited, `${path}.png`);
      if (!ALSO_DARK.has(name)) return;
      await visited.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await picture(visited, `${path}-dark.png`);
      await visited.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    },
  };
}

/** The whole page; where a dialog covers it, what the screen shows. */
async function picture({ page }: Visit, path: string): Promise<void> {
  // Nothing under the pointer, nothing moved by scrolling.
  await page.mouse.move(0, 0);
  await page.evaluate('scrollTo(0, 0)');
  const dialog = await page.locator('dialog[open]').count();
  await page.screenshot({ path, fullPage: dialog === 0, animations: 'disabled', caret: 'hide' });
}
