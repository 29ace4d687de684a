import { addAuthenticator } from '@mleg/testing/browser/authenticator';
import { pageFaultsForBoth } from '@mleg/testing/browser/page-faults';
import { countText, seenText, untilSome } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { openPhone, type Phone, PIN } from '@mleg/testing/pages/phone/phone';
import type { Codes } from '@mleg/testing/pages/portal/portal';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

/** What a cheap phone is beside a computer. */
const SLOWER = 6;
const shownCode = (page: Page) => page.getByRole('img', { name: 'Kod QR dla kontrolera' });
const toInspection = (page: Page) => page.getByRole('link', { name: 'Do kontroli' });

async function addCard(phone: Phone, codes: Codes): Promise<void> {
  await phone.beginAdding();
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await phone.card.waitFor();
}

test('from the pocket to the code: the PIN and one press, without a network, on a slow phone', async () => {
  const student = await devices.portal(people.ola);
  const { visit, phone } = await devices.phone();
  const { page, context } = visit;
  await addCard(phone, await student.portal.freshCodes());
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.goto('about:blank');
  await context.setOffline(true);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const times: [string, number][] = [['begin', performance.now()]];
  const reached = (what: string) => times.push([what, performance.now()]);

  await page.goto(inject('system').wallet);
  await page.locator('input:focus').waitFor();
  reached('icon to PIN');
  await page.keyboard.type(PIN);
  await toInspection(page).waitFor();
  await seenText(phone.card, people.ola.familyName).waitFor();
  reached('PIN to card');
  await toInspection(page).click();
  await shownCode(page).waitFor();
  reached('press to code');

  const steps = times.slice(1).map(([what, at], index) => {
    const before = times[index]?.[1] ?? at;
    return `${what} ${((at - before) / 1000).toFixed(2)} s`;
  });
  console.log(`${steps.join(', ')}; presses: ${PIN.length} digits and 1 button (CPU ×${SLOWER}, offline)`);
  await context.setOffline(false);
  await visit.end();
  await student.visit.end();
});

test('several cards are a stack that says who and what, and none of them opens by itself', async () => {
  const student = await devices.portal(people.ola);
  const { visit, phone } = await devices.phone();
  const { page } = visit;
  await addCard(phone, await student.portal.freshCodes());
  await page.goto(`${inject('system').wallet}/#/`);
  await addCard(phone, await student.portal.freshCodes());
  await page.goto('about:blank');
  await page.goto(inject('system').wallet);
  await phone.unlock();
  await page.getByRole('heading', { name: phone.words.home }).waitFor();
  for (const said of [new RegExp(people.ola.familyName), /Politechnika/])
    await untilSome(seenText(phone.card, said), 2);
  expect(await pageFaultsForBoth(visit)).toEqual([]);
  // The rest is there when one of them is opened.
  expect(await countText(page, 'Numer legitymacji')).toBe(0);
  await visit.end();
  await student.visit.end();
});

test('a passkey is offered with the PIN, and comes first from then on', async () => {
  const visit = await devices.visit({ size: 'phone' });
  const { page } = visit;
  const phone = openPhone(visit, inject('system').wallet);
  const { words, button, field } = phone;
  await addAuthenticator(page);
  await page.goto(inject('system').wallet);
  await button(words.start).click();
  await page.getByRole('checkbox', { name: words.acceptTerms }).check();
  await button(words.next).click();
  await button(words.next).click();
  await field(words.pin).fill(PIN);
  await field(words.pinAgain).fill(PIN);
  await button(words.setPin).click();
  await page.getByRole('heading', { name: 'Otwieraj odciskiem palca lub twarzą' }).waitFor();
  expect(await pageFaultsForBoth(visit)).toEqual([]);
  await button('Dodaj klucz dostępu').click();
  await page.getByRole('heading', { name: words.home }).waitFor();
  await button(words.lockNow).click();
  await page.locator('button:focus', { hasText: 'Użyj klucza dostępu' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words.home }).waitFor();
  await visit.end();
});
