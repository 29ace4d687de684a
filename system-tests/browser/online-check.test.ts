import { pageFaults } from '@mleg/testing/browser/page-faults';
import { countText, seenText } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { untilListsAreHeld } from '@mleg/testing/processes/until-lists-are-held';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Whatever is wrong with pages on the way is collected and told at the end. */
const found: Record<string, string[]> = {};
async function look(name: string, visit: Visit): Promise<void> {
  const faults = await pageFaults(visit);
  if (faults.length > 0) found[name] = faults;
}

test('a shop asks a phone: by a code on its page, and on the phone itself; both pages are accessible', async () => {
  const { verifier, wallet } = inject('system');
  const student = await devices.portal(people.ola);
  const codes = await student.portal.freshCodes();
  await student.visit.end();
  const { visit, phone } = await devices.phone();
  const { page } = visit;
  await phone.beginAdding();
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await phone.card.waitFor();
  await untilListsAreHeld(verifier);

  const shop = await devices.visit({ size: 'desktop' });
  await shop.page.goto(`${verifier}/demo/`);
  await button(shop.page, 'Portfel mam na telefonie').waitFor();
  await look('question', shop);
  await button(shop.page, 'Portfel mam na telefonie').click();
  const code = shop.page.getByRole('img', { name: 'Kod QR z pytaniem do portfela' });
  await code.waitFor();
  await look('code', shop);
  await devices.camera.pointAt(await code.screenshot());
  await page.goto(`${wallet}/#/`);
  await page.getByRole('link', { name: 'Pokaż dane przez internet' }).click();
  await heading(page, 'Sprawdź, zanim wyślesz').waitFor();
  await seenText(page, 'Nazwę i cel potwierdza rejestr.').waitFor();
  await look('consent', visit);
  await seenText(shop.page, 'Portfel odczytał pytanie.').waitFor();
  await button(page, 'Wyślij').focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Wysłano').waitFor();
  await look('sent', visit);
  await seenText(shop.page, 'Ulga przysługuje').waitFor();
  expect(await shop.page.locator('main').innerText()).not.toContain(people.ola.familyName);
  await look('verdict', shop);
  await shop.end();

  await page.goto(`${verifier}/demo/`);
  await page.getByLabel('Pytanie').selectOption('student');
  await look('question on a phone', visit);
  await button(page, 'Portfel mam na tym urządzeniu').click();
  await phone.unlock();
  await seenText(page, 'Żadnych danych osobowych.').waitFor();
  await button(page, 'Wyślij').click();
  // Nobody presses anything: the wallet sends the browser back to the shop.
  await seenText(page, 'Tak, to student').waitFor();
  expect(page.url()).toBe(`${verifier}/demo/`);

  await page.goto(`${verifier}/demo/`);
  await button(page, 'Portfel mam na tym urządzeniu').click();
  await phone.unlock();
  await button(page, 'Nie wysyłaj').click();
  // A no leads back as an answer does.
  await page.waitForURL(`${verifier}/demo/**`);
  await seenText(page, 'Portfel odmówił odpowiedzi.').waitFor();

  // The shop has the answer, and does not take it.
  await page.goto(`${verifier}/demo/`);
  await button(page, 'Portfel mam na tym urządzeniu').click();
  await phone.unlock();
  await page.route('**/openid4vp/responses/**', (route) =>
    route.fulfill({ status: 400, json: {}, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  await button(page, 'Wyślij').click();
  await heading(page, 'Wysłano, ale strona zgłosiła błąd').waitFor();
  await look('sent in vain', visit);

  await page.goto(`${wallet}/#/history`);
  await heading(page, 'Komu pokazano').waitFor();
  await expect.poll(() => countText(page, 'Sklep „Bilet ulgowy” (demonstracja)')).toBe(4);
  await look('history', visit);
  await visit.end();
  expect(found).toEqual({});
});
