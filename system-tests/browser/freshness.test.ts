import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import type { Phone } from '@mleg/testing/pages/phone/phone';
import type { Portal } from '@mleg/testing/pages/portal/portal';
import { expect, test } from 'vitest';

const devices = useDevices();

const JUST_NOW = 'sprawdzono przed chwilą';
/** The ground of the word that says how the card stands. */
const GROUND = `getComputedStyle(document.querySelector('article header + p')).backgroundColor`;
const GREEN = 'rgb(228, 243, 232)';
const AMBER = 'rgb(253, 240, 216)';

async function addCard(portal: Portal, phone: Phone): Promise<void> {
  const codes = await portal.freshCodes();
  await phone.beginAdding();
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await seenText(phone.card, 'Ważna', { exact: true }).waitFor();
}

test('an open card says that it was revoked, and nobody has to ask', async () => {
  const student = await devices.portal(people.ola);
  const { visit, phone } = await devices.phone();
  await addCard(student.portal, phone);
  await seenText(phone.card, JUST_NOW).waitFor();
  expect(await visit.page.evaluate(GROUND)).toBe(GREEN);
  await student.portal.orderAnew();
  const ordered = performance.now();
  await seenText(phone.card, 'Unieważniona').waitFor();
  console.log(`Revoked on the open phone ${((performance.now() - ordered) / 1000).toFixed(0)} s after it was ordered`);
  await visit.end();
  await student.visit.end();
});

test('an old check is amber and says its age, and is made again when the network is back', async () => {
  const student = await devices.portal(people.ola);
  const { visit, phone } = await devices.phone();
  const { page, context } = visit;
  await addCard(student.portal, phone);
  await seenText(phone.card, JUST_NOW).waitFor();
  await page.clock.install();
  await context.setOffline(true);
  await page.clock.fastForward('20:00');
  await page.getByRole('heading', { name: phone.words.unlock }).waitFor();
  await phone.unlock();
  await seenText(phone.card, /sprawdzono \d+ minut temu/).waitFor();
  expect(await page.evaluate(GROUND)).toBe(AMBER);
  await context.setOffline(false);
  await seenText(phone.card, JUST_NOW).waitFor();
  expect(await page.evaluate(GROUND)).toBe(GREEN);
  await visit.end();
  await student.visit.end();
});
