import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

test('a lost phone: from „Wygeneruj nowy kod” on, its card reads revoked, and a new phone gets a new one', async () => {
  const student = await devices.portal(people.ola);
  const first = await student.portal.freshCodes();
  const lost = await devices.phone();
  await lost.phone.beginAdding();
  await lost.phone.typeCode(first.manualCode);
  await lost.phone.agree();
  await lost.phone.giveActivationCode(first.activationCode);
  await seenText(lost.phone.card, 'Ważna', { exact: true }).waitFor();
  await student.portal.state('Aktywna').waitFor();

  await student.portal.orderAnew();
  await student.portal.untilReady();
  const second = await student.portal.showCodes();
  expect(second.manualCode).not.toBe(first.manualCode);
  await lost.phone.untilRevoked();
  await seenText(lost.phone.card, 'Ta legitymacja jest nieważna.').waitFor();

  const next = await devices.phone();
  await next.phone.beginAdding();
  await next.phone.typeCode(second.manualCode);
  await next.phone.agree();
  await next.phone.giveActivationCode(second.activationCode);
  await seenText(next.phone.card, 'Ważna', { exact: true }).waitFor();
  for (const { visit } of [lost, next, student]) await visit.end();
});

test('without a network the card is there after a restart, two taps from the home screen', async () => {
  const student = await devices.portal(people.ola);
  const codes = await student.portal.freshCodes();
  const { visit, phone } = await devices.phone();
  await phone.beginAdding();
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await phone.card.waitFor();

  await visit.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await visit.context.setOffline(true);
  await visit.page.goto(inject('system').wallet);
  await phone.unlock();
  await seenText(phone.card, 'Latarnik').waitFor();
  await visit.context.setOffline(false);
  await visit.end();
  await student.visit.end();
});

test('I12 cut off between token and card: the phone goes on after a restart, and the codes are not asked again', async () => {
  const student = await devices.portal(people.borys);
  const codes = await student.portal.freshCodes();
  const { visit, phone } = await devices.phone();
  const { page } = visit;
  await page.route('**/credential', (route) => route.abort('connectionreset'));
  await phone.beginAdding();
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await page.getByRole('heading', { name: 'Dodawanie czeka' }).waitFor();
  await student.portal.state('Trwa aktywacja').waitFor();

  await page.unroute('**/credential');
  await page.goto('about:blank');
  await page.goto(inject('system').wallet);
  await phone.unlock();
  // Nobody presses anything: it goes on by itself.
  await seenText(phone.card, 'Kilwater').waitFor();
  await student.portal.state('Aktywna').waitFor();
  await visit.end();
  await student.visit.end();
});
