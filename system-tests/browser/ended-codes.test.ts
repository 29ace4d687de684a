import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { openOtherPhone } from '@mleg/testing/pages/phone/other-phone';
import { letCodesExpire } from '@mleg/testing/processes/let-codes-expire';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

test('five wrong activation codes lock the code, and the portal says so and what to do', async () => {
  const { visit, portal } = await devices.portal(people.borys, { size: 'phone' });
  await openOtherPhone(inject('system').issuer).guess(await portal.freshCodes());
  await seenText(visit.page, 'Kod jest zablokowany').waitFor();
  await seenText(visit.page, /Pięć razy podano błędny kod aktywacyjny/).waitFor();
  await portal.button('Przygotuj nowy kod QR').waitFor();
  await visit.end();
});

/** Counts the pictures that are taken from the video. */
const COUNT_FRAMES = `
  window.frames_taken = 0;
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...given) { window.frames_taken++; return draw.apply(this, given); };
`;

test('a phone that is still held at a code that was refused does not ask about it again', async () => {
  const { visit, portal } = await devices.portal(people.borys, { size: 'phone' });
  const codes = await portal.freshCodes();
  await openOtherPhone(inject('system').issuer).guess(codes);
  await visit.end();
  const { visit: held, phone } = await devices.phone();
  await held.page.addInitScript(COUNT_FRAMES);
  await held.page.reload();
  await phone.unlock();
  const frames = () => held.page.evaluate<number>('frames_taken');
  let asked = 0;
  held.page.on('request', (request) => {
    if (request.url().startsWith(`${inject('system').issuer}/offers/`)) asked += 1;
  });
  await devices.camera.pointAt(codes.picture);
  await phone.beginAdding();
  await seenText(held.page, /^Ten kod już nie działa/).waitFor();
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 5);
  expect(asked).toBe(1);
  await held.end();
});

test('a code that nobody used in time has expired, in its own words', async () => {
  const { visit, portal } = await devices.portal(people.ola, { size: 'phone' });
  await portal.freshCodes();
  await letCodesExpire(inject('system').dataDirectory);
  await portal.state('Kod wygasł').waitFor();
  await seenText(visit.page, 'Kod nie został użyty w terminie').waitFor();
  await portal.button('Przygotuj nowy kod QR').waitFor();
  await visit.end();
});

test('a card revoked by the office names the reason to the student', async () => {
  const { visit, portal } = await devices.portal(people.borys, { size: 'phone' });
  await openOtherPhone(inject('system').issuer).activate(await portal.freshCodes());
  await portal.state('Aktywna').waitFor();
  const office = await devices.portal(people.office);
  const { page } = office.visit;
  await page.getByRole('link', { name: 'Osoby' }).click();
  await page.getByLabel('Szukaj studenta').fill('Kilwater');
  await page.getByRole('link', { name: /Kilwater/ }).click();
  await office.portal.button('Unieważnij mLegitymację').click();
  await page.getByRole('dialog').getByLabel('Powód').selectOption({ label: 'wydana przez pomyłkę' });
  await page.getByRole('dialog').getByRole('button', { name: 'Unieważnij', exact: true }).click();
  await seenText(visit.page, 'mLegitymacja została unieważniona').waitFor();
  await seenText(visit.page, 'Powód: wydana przez pomyłkę.').waitFor();
  await office.visit.end();
  await visit.end();
});
