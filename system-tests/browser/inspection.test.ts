import { type HeldTime, holdTime } from '@mleg/testing/browser/held-time';
import { seenText } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import type { Phone } from '@mleg/testing/pages/phone/phone';
import { untilListsAreHeld } from '@mleg/testing/processes/until-lists-are-held';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

/** A film of a phone's screen: long enough for each of its codes to be seen once and again. */
const PICTURES = 24;
/** As long as a code stays on the screen. */
const PICTURE_MS = 140;
const HALF_A_MINUTE = 31_000;
const INSPECTOR = 'Kontroler 4711, Koleje Przykładowe';

/** Two phones, and their time: how long a film is in the making must not make its codes old. */
interface Pair {
  time: HeldTime;
  holder: { visit: Visit; phone: Phone };
  inspector: Visit;
}

test('an inspection by six digits where no camera works, and without a network, quick and two-way', async () => {
  const [holder, inspector] = [await holderWithCard(), await readyInspector()];
  // First, while the phones go by the time of the servers: later they are ahead of it, which is a doubt of its own.
  await checkByDigits(holder, inspector);
  const time = await holdTime([holder.visit.page, inspector.page]);
  const pair = { time, holder, inspector };
  await goOffline(pair);
  await quickCheck(pair);
  await twoWayCheck(pair);
  await pair.inspector.end();
  await pair.holder.visit.end();
});

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
  await holder.visit.page.clock.install();
  return holder;
}

/** An inspector's phone that has fetched a pack with the lists, and then needs no network. */
async function readyInspector(): Promise<Visit> {
  const { verifier } = inject('system');
  await untilListsAreHeld(verifier);
  const visit = await devices.visit({ size: 'phone' });
  const { page } = visit;
  await page.clock.install();
  await page.goto(`${verifier}/inspector/#/settings`);
  await page.getByLabel('Jak się przedstawiasz').fill(INSPECTOR);
  await page.getByRole('link', { name: 'Wróć' }).click();
  await seenText(page, 'Zegar telefonu idzie dobrze.').waitFor();
  await seenText(page, 'Aplikacja działa bez zasięgu.').waitFor();
  return visit;
}

async function goOffline({ holder, inspector }: Pair): Promise<void> {
  await holder.visit.context.setOffline(true);
  await inspector.context.setOffline(true);
}

/** The holder's screen, picture by picture, as a camera held in front of it sees it. */
async function film(pair: Pair): Promise<void> {
  const pictures: Buffer[] = [];
  for (let at = 0; at < PICTURES; at++) {
    await pair.holder.visit.page.clock.runFor(PICTURE_MS);
    pictures.push(await shownCode(pair).screenshot());
  }
  await pair.inspector.page.clock.fastForward(PICTURES * PICTURE_MS);
  await devices.camera.film(pictures);
}

const shownCode = ({ holder }: Pair) => holder.visit.page.getByRole('img', { name: 'Kod QR dla kontrolera' });
const verdict = ({ inspector }: Pick<Pair, 'inspector'>, word: string) =>
  inspector.page.getByRole('heading', { name: word, exact: true });
const portrait = ({ inspector }: Pick<Pair, 'inspector'>) =>
  inspector.page.getByRole('img', { name: /Zdjęcie z legitymacji/ });

async function quickCheck(pair: Pair): Promise<void> {
  const { passUntilSeen } = pair.time;
  const holder = pair.holder.visit.page;
  await holder.getByRole('link', { name: 'Do kontroli' }).click();
  await passUntilSeen(shownCode(pair));
  // The visits have reduced motion: the picture's codes come when they are asked for.
  await holder.getByRole('button', { name: 'Pokaż też zdjęcie' }).click();
  await film(pair);

  const { page } = pair.inspector;
  await page.getByRole('button', { name: 'Sprawdź legitymację' }).click();
  await passUntilSeen(verdict(pair, 'Ważna'));
  await passUntilSeen(seenText(page, people.ola.familyName));
  await passUntilSeen(seenText(page, 'kolej, bilet jednorazowy: 51%'));
  await passUntilSeen(portrait(pair));
  const width = 'document.querySelector("main section img").naturalWidth';
  expect(await page.evaluate<number>(width)).toBeGreaterThan(0);
  console.log(`From frame to verdict: ${await seenText(page, 'Sprawdzone w').innerText()}`);

  // V40 what was filmed is used up at once, and old half a minute later.
  const next = page.getByRole('button', { name: 'Następna kontrola' });
  await next.click();
  await passUntilSeen(verdict(pair, 'Nie wiadomo'));
  await pair.time.skip(HALF_A_MINUTE);
  await next.click();
  await passUntilSeen(verdict(pair, 'Nie uznawaj'));
}

/** The holder reads who asks, and the answer is to that question and no other. */
async function twoWayCheck(pair: Pair): Promise<void> {
  const { passUntilSeen } = pair.time;
  const inspector = pair.inspector.page;
  const holder = pair.holder.visit.page;
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  const question = inspector.getByRole('img', { name: 'Kod z pytaniem kontrolera' });
  await passUntilSeen(question);
  await devices.camera.pointAt(await question.screenshot());
  await holder.getByRole('button', { name: 'Odpowiedz kontrolerowi' }).click();
  await passUntilSeen(holder.getByRole('heading', { name: INSPECTOR }));
  await passUntilSeen(seenText(holder, 'Numeru PESEL nie zobaczy.'));
  await holder.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await passUntilSeen(shownCode(pair));
  await film(pair);
  await inspector.getByRole('button', { name: 'Skanuj odpowiedź' }).click();
  await passUntilSeen(seenText(inspector, 'odpowiedziała na pytanie'));
  await passUntilSeen(verdict(pair, 'Ważna'));
  await devices.camera.pointAway();
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  await inspector.getByRole('button', { name: 'Wróć do kontroli' }).click();
  await holder.getByRole('button', { name: 'Gotowe' }).click();
}

async function checkByDigits({ visit: { page: holder } }: Pair['holder'], inspected: Visit): Promise<void> {
  const inspector = inspected.page;
  await inspector.getByRole('button', { name: 'Sprawdź legitymację' }).click();
  await inspector.getByRole('button', { name: 'Zapytaj telefon' }).click();
  const digits = seenText(inspector, /^\d{3} \d{3}$/);
  await digits.waitFor();
  await holder.getByRole('link', { name: 'Do kontroli' }).click();
  await holder.getByRole('button', { name: 'Odpowiedz kontrolerowi' }).click();
  await holder.getByRole('button', { name: 'Wpisz kod z sześciu cyfr' }).click();
  await holder.getByLabel('Kod od kontrolera').fill(await digits.innerText());
  await holder.keyboard.press('Enter');
  await holder.getByRole('heading', { name: INSPECTOR }).waitFor();
  await holder.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await seenText(holder, 'Kontroler widzi wynik na swoim telefonie.').waitFor();
  await holder.getByRole('button', { name: 'Gotowe' }).click();
  await verdict({ inspector: inspected }, 'Ważna').waitFor();
  await portrait({ inspector: inspected }).waitFor();
  await inspector.goto(`${inject('system').verifier}/inspector/#/`);
  await seenText(inspector, 'O osobach nic nie zostaje.').waitFor();
}
