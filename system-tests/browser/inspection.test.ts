import type { Visit } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import type { Phone } from '@mleg/testing/pages/phone/phone';
import { untilListsAreHeld } from '@mleg/testing/processes/until-lists-are-held';
import type { Locator } from 'playwright-core';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

/** A film of a phone's screen: long enough for each of its codes to be seen once and again. */
const PICTURES = 24;
const INSPECTOR = 'Kontroler 4711, Koleje Przykładowe';

interface Pair {
  holder: { visit: Visit; phone: Phone };
  inspector: Visit;
}

test('an inspection without a network, quick and two-way, and by six digits where no camera works', async () => {
  const pair = { holder: await holderWithCard(), inspector: await readyInspector() };
  await networkOff(pair, true);
  await quickCheck(pair);
  await twoWayCheck(pair);
  await networkOff(pair, false);
  await checkByDigits(pair);
  await pair.inspector.end();
  await pair.holder.visit.end();
}, 180_000);

async function holderWithCard(): Promise<Pair['holder']> {
  const student = await devices.portal(people.ola);
  const codes = await student.portal.freshCodes();
  const holder = await devices.phone();
  await holder.phone.beginAdding();
  await holder.phone.typeCode(codes.manualCode);
  await holder.phone.agree();
  await holder.phone.giveActivationCode(codes.activationCode);
  await holder.phone.card.waitFor();
  await student.visit.end();
  await holder.visit.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  return holder;
}

/** An inspector's phone that has fetched a pack with the lists, and then needs no network. */
async function readyInspector(): Promise<Visit> {
  const { verifier } = inject('system');
  await untilListsAreHeld(verifier);
  const visit = await devices.visit({ size: 'phone' });
  const { page } = visit;
  await page.goto(`${verifier}/inspector/#/settings`);
  await page.getByLabel('Jak się przedstawiasz').fill(INSPECTOR);
  await page.getByRole('link', { name: 'Wróć' }).click();
  await page.getByText('Zegar telefonu idzie dobrze.').waitFor();
  await page.getByText('Aplikacja działa bez zasięgu.').waitFor();
  return visit;
}

async function networkOff({ holder, inspector }: Pair, off: boolean): Promise<void> {
  await holder.visit.context.setOffline(off);
  await inspector.context.setOffline(off);
}

/** The holder's screen, picture by picture, as a camera held in front of it sees it. */
async function film(code: Locator): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (let at = 0; at < PICTURES; at++) pictures.push(await code.screenshot());
  return pictures;
}

const shownCode = ({ holder }: Pair) => holder.visit.page.getByRole('img', { name: 'Kod QR dla kontrolera' });
const verdict = ({ inspector }: Pair, word: string) => inspector.page.getByRole('heading', { name: word, exact: true });
const portrait = ({ inspector }: Pair) => inspector.page.getByRole('img', { name: /Zdjęcie z legitymacji/ });

async function quickCheck(pair: Pair): Promise<void> {
  const holder = pair.holder.visit.page;
  await holder.getByRole('link', { name: 'Do kontroli' }).click();
  await shownCode(pair).waitFor();
  // The visits have reduced motion: the picture's codes come when they are asked for.
  await holder.getByRole('button', { name: 'Pokaż też zdjęcie' }).click();
  await devices.camera.film(await film(shownCode(pair)));

  const { page } = pair.inspector;
  await page.getByRole('button', { name: 'Sprawdź legitymację' }).click();
  await verdict(pair, 'Ważna').waitFor();
  await page.getByText(people.ola.familyName).waitFor();
  await page.getByText('kolej, bilet jednorazowy: 51%').waitFor();
  await portrait(pair).waitFor();
  const width = 'document.querySelector("main section img").naturalWidth';
  expect(await page.evaluate<number>(width)).toBeGreaterThan(0);
  console.log(`From frame to verdict: ${await page.getByText('Sprawdzone w').innerText()}`);

  // V40 what was filmed is used up at once, and old half a minute later.
  await page.getByRole('button', { name: 'Następna kontrola' }).click();
  await verdict(pair, 'Nie wiadomo').or(verdict(pair, 'Nie uznawaj')).waitFor();
}

/** The holder reads who asks, and the answer is to that question and no other. */
async function twoWayCheck(pair: Pair): Promise<void> {
  const inspector = pair.inspector.page;
  const holder = pair.holder.visit.page;
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  await devices.camera.pointAt(await inspector.getByRole('img', { name: 'Kod z pytaniem kontrolera' }).screenshot());
  await holder.getByRole('button', { name: 'Odpowiedz kontrolerowi' }).click();
  await holder.getByRole('heading', { name: INSPECTOR }).waitFor();
  await holder.getByText('Numeru PESEL nie zobaczy.').waitFor();
  await holder.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await shownCode(pair).waitFor();
  await devices.camera.film(await film(shownCode(pair)));
  await inspector.getByRole('button', { name: 'Skanuj odpowiedź' }).click();
  await inspector.getByText('odpowiedziała na pytanie').waitFor();
  await verdict(pair, 'Ważna').waitFor();
  await devices.camera.pointAway();
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  await inspector.getByRole('button', { name: 'Wróć do kontroli' }).click();
  await holder.getByRole('button', { name: 'Gotowe' }).click();
}

async function checkByDigits(pair: Pair): Promise<void> {
  const inspector = pair.inspector.page;
  const holder = pair.holder.visit.page;
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  const digits = inspector.getByText(/^\d{3} \d{3}$/);
  await digits.waitFor();
  await holder.getByRole('link', { name: 'Do kontroli' }).click();
  await holder.getByRole('button', { name: 'Odpowiedz kontrolerowi' }).click();
  await holder.getByRole('button', { name: 'Wpisz kod z sześciu cyfr' }).click();
  await holder.getByLabel('Kod od kontrolera').fill(await digits.innerText());
  await holder.keyboard.press('Enter');
  await holder.getByRole('heading', { name: INSPECTOR }).waitFor();
  await holder.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await holder.getByText('Kontroler widzi wynik na swoim telefonie.').waitFor();
  await verdict(pair, 'Ważna').waitFor();
  await portrait(pair).waitFor();
  await inspector.goto(`${inject('system').verifier}/inspector/#/`);
  await inspector.getByText('O osobach nic nie zostaje.').waitFor();
}
