import { seenText } from '../../browser/seen.ts';
import type { Visit } from '../../browser/visit.ts';
import { type Phone, PIN } from '../phone/phone.ts';
import type { Codes } from '../portal/portal.ts';
import type { Guide } from './guide.ts';

const JUNE = '2040-06-01T10:00:00Z';

/** Every page and state of the wallet, one after the other. */
export async function walletTour(guide: Guide): Promise<void> {
  const student = await guide.portal(guide.holder);
  const codes = await student.portal.freshCodes();
  const visit = await guide.visit();
  const phone = guide.phone(visit);
  await firstRunStops(guide, visit, phone);
  await addStops(guide, visit, phone, codes);
  await activationStops(guide, visit, phone, codes);
  await cardStops(guide, visit, phone);
  await lockStops(guide, visit, phone);
  await student.portal.orderAnew();
  await endedCardStops(guide, visit, phone);
  await deferredStops(guide, visit, phone, await student.portal.freshCodes());
  await visit.end();
  await student.visit.end();
}

async function firstRunStops({ system, look }: Guide, visit: Visit, { words, button, field }: Phone): Promise<void> {
  const { page } = visit;
  const accept = page.getByRole('checkbox', { name: words.acceptTerms });
  await page.goto(system.wallet);
  await button(words.start).waitFor();
  await look('welcome', visit);
  await button(words.start).click();
  await button(words.next).click();
  await look('terms-not-accepted', visit);
  await accept.check();
  await look('terms', visit);
  await button(words.next).click();
  await accept.waitFor({ state: 'hidden' });
  await look('permissions', visit);
  await button(words.next).click();
  await field(words.pin).waitFor();
  await look('pin', visit);
  await field(words.pin).fill('111111');
  await field(words.pinAgain).fill('111111');
  await button(words.setPin).click();
  await page.locator('[aria-invalid="true"]').waitFor();
  await look('pin-guessable', visit);
  await field(words.pin).fill(PIN);
  await field(words.pinAgain).fill(PIN);
  await button(words.setPin).click();
  await page.getByRole('heading', { name: words.home }).waitFor();
  await look('home-empty', visit);
}

async function addStops({ look }: Guide, visit: Visit, phone: Phone, codes: Codes): Promise<void> {
  const { page } = visit;
  const { words, button, field } = phone;
  await page.getByRole('link', { name: words.add }).click();
  await page.getByRole('button', { name: words.studentCard }).waitFor();
  await look('document-types', visit);
  await page.getByRole('button', { name: words.studentCard }).click();
  await button(words.next).waitFor();
  await look('adding-welcome', visit);
  await button(words.next).click();
  await page.getByRole('checkbox', { name: words.acceptTerms }).check();
  await look('adding-terms', visit);
  await button(words.next).click();
  await seenText(page, words.looking).waitFor();
  await look('scan', visit);
  await button(words.type).click();
  await field(words.manualCode).fill(codes.manualCode.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await page.locator('[aria-invalid="true"]').waitFor();
  await look('type-mistake', visit);
  await field(words.manualCode).fill(codes.manualCode);
  await look('type', visit);
  await phone.paste('https://example.org/');
  await seenText(page, words.notACode).waitFor();
  await look('paste-noise', visit);
  await field(words.pasteHere).fill(codes.walletLink);
  await button(words.useCode).click();
  await page.getByRole('heading', { name: words.proposal }).waitFor();
  await look('proposal', visit);
  await button(words.agree).click();
}

async function activationStops({ look, system }: Guide, visit: Visit, phone: Phone, codes: Codes): Promise<void> {
  const { page } = visit;
  const { words, button, field } = phone;
  const wrong = String((Number(codes.activationCode) + 1) % 1_000_000).padStart(6, '0');
  await field(words.activationCode).waitFor();
  await look('activation-code', visit);
  await phone.giveActivationCode(wrong);
  await page.locator('[aria-invalid="true"]').waitFor();
  await look('activation-code-wrong', visit);
  await page.route('**/credential', (route) => route.abort('connectionreset'));
  await phone.giveActivationCode(codes.activationCode);
  await button(words.retry).waitFor();
  await look('adding-waits', visit);
  await page.goto(`${system.wallet}/#/`);
  await page.getByRole('link', { name: words.finishAdding }).waitFor();
  await look('home-unfinished', visit);
  await page.unroute('**/credential');
  await page.getByRole('link', { name: words.finishAdding }).click();
  await button(words.retry).click();
  await phone.card.waitFor();
}

async function inspectionStops({ look, system }: Guide, visit: Visit, { card }: Phone): Promise<void> {
  const { page } = visit;
  await page.goto(`${system.wallet}/#/`);
  await card.click();
  await page.locator('a[href$="/inspection"]').click();
  const code = page.getByRole('img', { name: /Kod QR dla kontrolera|QR code for the inspector/ });
  await code.waitFor();
  await look('inspection', visit);
  await page.getByRole('button', { name: /Odpowiedz kontrolerowi|Answer the inspector/ }).click();
  await page.getByRole('button', { name: /sześciu cyfr|six digits/ }).click();
  await page.keyboard.press('Enter');
  await look('inspection-question', visit);
  await page.goto(`${system.wallet}/#/history`);
  await page.getByRole('button', { name: /Pobierz potwierdzenie|Download the receipt/ }).waitFor();
  await look('history-inspection', visit);
}

async function cardStops(guide: Guide, visit: Visit, phone: Phone): Promise<void> {
  const { look, system } = guide;
  const { words, button, card } = phone;
  const { page, context } = visit;
  await seenText(card, words.valid, { exact: true }).waitFor();
  await button(words.checkStatus).click();
  await seenText(card, words.checked).waitFor();
  await look('card', visit);
  await button(words.barcode).click();
  await page.getByRole('dialog').waitFor();
  await look('barcode', visit);
  await page.keyboard.press('Escape');
  await button(words.removeCard).click();
  await page.getByRole('dialog').waitFor();
  await look('remove-card', visit);
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await button(words.checkStatus).click();
  await seenText(page, words.offlineStatus).waitFor();
  await look('card-offline', visit);
  await context.setOffline(false);
  await page.goto(`${system.wallet}/#/`);
  await page.getByRole('heading', { name: words.home }).waitFor();
  await look('home', visit);
  await page.getByRole('link', { name: words.settings }).click();
  await page.getByRole('heading', { name: words.settings }).waitFor();
  await look('settings', visit);
  await page.goto(`${system.wallet}/#/show`);
  await page.getByRole('heading', { name: words.showOnline }).waitFor();
  await look('show', visit);
  await page.goto(`${system.wallet}/#/history`);
  await page.getByRole('heading', { name: words.nobodyYet }).waitFor();
  await look('history', visit);
  await relayStops(guide, visit, phone);
  await inspectionStops(guide, visit, phone);
  await page.goto(`${system.wallet}/#/`);
  await page.getByRole('heading', { name: words.home }).waitFor();
}

async function lockStops({ look }: Guide, visit: Visit, phone: Phone): Promise<void> {
  const { page } = visit;
  const { words, button, field } = phone;
  await button(words.lockNow).click();
  await page.getByRole('heading', { name: words.unlock }).waitFor();
  await look('unlock', visit);
  await field(words.pin).fill('000001');
  await button(words.open).click();
  await seenText(page, words.wrongPin).waitFor();
  await look('unlock-wrong', visit);
  await button(words.forgotten).click();
  await page.getByRole('dialog').waitFor();
  await look('unlock-forgotten', visit);
  await page.keyboard.press('Escape');
  await phone.unlock();
}

/** The card of a phone whose owner has ordered a new code, and the same at a time when it would have expired. */
async function endedCardStops({ look, system }: Guide, visit: Visit, phone: Phone): Promise<void> {
  const { page } = visit;
  const { words, button, card } = phone;
  await page.goto(`${system.wallet}/#/`);
  await card.click();
  await button(words.checkStatus).waitFor();
  await page.clock.setFixedTime(JUNE);
  await page.goto('about:blank');
  await page.goto(system.wallet);
  await phone.unlock();
  await seenText(card, words.expired, { exact: true }).waitFor();
  await page.goto(`${system.wallet}/#/`);
  await page.getByRole('heading', { name: words.home }).waitFor();
  await look('home-expired', visit);
  await card.click();
  await button(words.checkStatus).waitFor();
  await look('card-expired', visit);
  await page.clock.setSystemTime(new Date());
  await page.goto('about:blank');
  await page.goto(system.wallet);
  await phone.unlock();
  await card.click();
  await phone.untilRevoked();
  await look('card-revoked', visit);
}

/** An issuer that makes cards later (OpenID4VCI 1.0 §8.3). */
async function deferredStops({ look, system }: Guide, visit: Visit, phone: Phone, codes: Codes): Promise<void> {
  const { page } = visit;
  const { words } = phone;
  await page.goto(`${system.wallet}/#/`);
  await phone.beginAdding();
  await phone.paste(codes.walletLink);
  await phone.agree();
  const later = { transaction_id: 'one', interval: 86_400 };
  await page.route('**/credential', (route) => route.fulfill({ status: 202, json: later }));
  await phone.giveActivationCode(codes.activationCode);
  await page.getByRole('heading', { name: words.deferred }).waitFor();
  await look('adding-deferred', visit);
  await page.goto(`${system.wallet}/#/`);
  await page.getByRole('link', { name: words.seeWhen }).waitFor();
  await look('home-deferred', visit);
}

/** A verifier that speaks to no pages, and a wallet whose server relays; here the tour is that server. */
async function relayStops({ look, system }: Guide, visit: Visit, { words, button }: Phone): Promise<void> {
  const { page } = visit;
  // The service worker asks for the configuration where no route of a test reaches.
  await page.evaluate(() => {
    const reach = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      const response = await reach(...asked);
      if (asked[0] !== '/configuration.json') return response;
      return Response.json({ ...((await response.json()) as object), relay: true });
    };
  });
  await page.route(`${system.verifier}/openid4vp/**`, (route) => route.abort('failed'));
  await page.route('**/relay/requests', async (route) => {
    const { address } = route.request().postDataJSON() as { address: string };
    const response = await fetch(address);
    await route.fulfill({ json: { status: response.status, request: await response.text() } });
  });
  await page.route('**/relay/answers', async (route) => {
    const wish = route.request().postDataJSON() as { address: string; answer: Record<string, string> };
    const response = await fetch(wish.address, { method: 'POST', body: new URLSearchParams(wish.answer) });
    await route.fulfill({ json: { status: response.status } });
  });
  const begun = await fetch(`${system.verifier}/demo/api/checks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ preset: 'student', sameDevice: false }),
  });
  const { link } = (await begun.json()) as { link: string };
  await page.goto(`${system.wallet}/#/show${new URL(link).search}`);
  await button(words.throughServer).waitFor();
  await look('show-unreached', visit);
  await button(words.throughServer).click();
  await button(words.send).waitFor();
  await look('show-relayed', visit);
  await button(words.send).click();
  await page.getByRole('heading', { name: words.sent }).waitFor();
  await look('show-sent', visit);
  await page.unroute(`${system.verifier}/openid4vp/**`);
}
