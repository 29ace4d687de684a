import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { letCodesExpire } from '@mleg/testing/processes/let-codes-expire';
import type { Locator, Page } from 'playwright-core';
import { inject, test } from 'vitest';

const devices = useDevices();

const MOST_TABS = 40;

/** Goes on with Tab until the control has the focus; one the keyboard cannot reach fails here. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if ((await control.and(page.locator(':focus')).count()) === 1) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(control)}.`);
}

test('an order can be placed and the codes shown with the keyboard alone', async () => {
  const before = await devices.portal(people.borys);
  await before.portal.freshCodes();
  await letCodesExpire(inject('system').dataDirectory);
  await before.portal.state('Kod wygasł').waitFor();
  await before.visit.end();

  const { page, end } = await devices.visit();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(inject('system').institution);
  await tabTo(page, page.getByLabel('Login', { exact: true }));
  await page.keyboard.type(people.borys.login);
  await tabTo(page, page.getByLabel('Hasło', { exact: true }));
  await page.keyboard.type(people.borys.password);
  await page.keyboard.press('Enter');

  await tabTo(page, button('Przygotuj nowy kod QR'));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Kod QR jest gotowy' });
  await seenText(dialog, /Przygotuj telefon/).waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Pokaż', exact: true }));
  await page.keyboard.press('Space');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('img', { name: 'Kod QR do aktywacji mLegitymacji' }).waitFor();
  await tabTo(page, button('Pokaż kod aktywacyjny'));
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /^Kod aktywacyjny: (\d ){5}\d$/ }).waitFor();
  await end();
});

test('the activation code hides by itself, and one press shows it again', async () => {
  const { visit, portal } = await devices.portal(people.borys);
  const { page } = visit;
  const code = page.getByRole('img', { name: /^Kod aktywacyjny: / });
  await page.clock.install();
  await portal.freshCodes();
  await seenText(page, /^Ukryjemy/).waitFor();
  await page.clock.fastForward('02:00');
  await code.waitFor({ state: 'detached' });

  await portal.button(portal.words.showActivation).click();
  await code.waitFor();
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
  await code.waitFor({ state: 'detached' });
  await visit.end();
});
