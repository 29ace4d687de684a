import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, test } from 'vitest';

const devices = useDevices();

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Another letter in one place, as people mistype. */
const mistyped = (code: string) => {
  const right = code[2] ?? '';
  return code.slice(0, 2) + LETTERS[(LETTERS.indexOf(right) + 1) % LETTERS.length] + code.slice(3);
};

test('a typed code: a slip is told before anything is sent, the right one leads to the card', async () => {
  const student = await devices.portal(people.borys);
  const codes = await student.portal.freshCodes();
  const { visit, phone } = await devices.phone();
  await phone.beginAdding();
  await phone.typeCode(mistyped(codes.manualCode));
  await seenText(visit.page, 'W kodzie jest pomyłka. Porównaj go znak po znaku.').waitFor();
  await visit.page.getByLabel('Kod do ręcznego wpisania').fill(codes.manualCode);
  await phone.button('Użyj tego kodu').click();
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await seenText(phone.card, 'Kilwater').waitFor();
  await visit.end();
  await student.visit.end();
});

test('a pasted link, and a wrong activation code that tells how many tries are left', async () => {
  const student = await devices.portal(people.borys);
  const codes = await student.portal.freshCodes();
  const wrong = String((Number(codes.activationCode) + 1) % 1_000_000).padStart(6, '0');
  const { visit, phone } = await devices.phone({ size: 'desktop' });
  await phone.beginAdding();
  await phone.paste(codes.walletLink);
  await phone.agree();
  await phone.giveActivationCode(wrong);
  await seenText(visit.page, 'Zostały 4 próby').waitFor();
  await seenText(student.visit.page, 'Pozostały 4 próby').waitFor();
  await phone.giveActivationCode(codes.activationCode);
  await seenText(phone.card, 'Ważna', { exact: true }).waitFor();
  await visit.end();
  await student.visit.end();
});

test('the link on the same phone opens the wallet with the code in it, and leaves none of it in the address', async () => {
  const student = await devices.portal(people.ola, { size: 'phone' });
  const codes = await student.portal.freshCodes();
  const { visit, phone } = await devices.phone();
  await visit.page.goto('about:blank');
  await visit.page.goto(codes.walletLink);
  await phone.unlock();
  await phone.acceptCardTerms();
  await visit.page.getByRole('heading', { name: 'Sprawdź, zanim dodasz' }).waitFor();
  expect(visit.page.url()).not.toContain('offer');
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await seenText(phone.card, 'Ważna', { exact: true }).waitFor();
  await visit.end();
  await student.visit.end();
});

test('noise is no card code, and says so', async () => {
  const { visit, phone } = await devices.phone();
  await phone.beginAdding();
  await phone.paste('https://example.org/wygraj-telefon');
  await seenText(visit.page, 'To nie jest kod legitymacji.').waitFor();
  await visit.end();
});
