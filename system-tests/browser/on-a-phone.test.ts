import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownAddress } from '@mleg/main/phone/own-address';
import { addAuthenticator } from '@mleg/testing/browser/authenticator';
import type { Camera } from '@mleg/testing/browser/camera';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { pictureOnFailure } from '@mleg/testing/browser/picture-on-failure';
import { seenText } from '@mleg/testing/browser/seen';
import { theBrowser } from '@mleg/testing/browser/the-browser';
import { launchTrusting, type TrustingBrowser } from '@mleg/testing/browser/trusting-browser';
import { startVisit, type VisitOptions } from '@mleg/testing/browser/visit';
import { people } from '@mleg/testing/pages/people';
import { openPhone } from '@mleg/testing/pages/phone/phone';
import { openPortal } from '@mleg/testing/pages/portal/portal';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { type PartyProcess, startParties } from '@mleg/testing/processes/party-process';
import { hasLists } from '@mleg/testing/processes/until-lists-are-held';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

/** `npm start -- --phone`, first at the machine's own address and then by a name, and a phone that has been to its page. */
const NAME = 'laptop.local';
const ROLES = ['institution', 'issuer', 'wallet', 'verifier'];

const cleanup = new AsyncDisposableStack();
let address: string;
let basePort: number;
let dataDirectory: string;
let running: PartyProcess;
let certificate: Uint8Array;
let trusting: TrustingBrowser;
let camera: Camera;

const PLACES = { portal: 0, wallet: 2, verifier: 3 } as const;
const at = (place: keyof typeof PLACES, host = address) => `https://${host}:${basePort + PLACES[place]}`;
const page = () => `http://${address}:${basePort + 4}`;

const download = async () => new Uint8Array(await (await fetch(`${page()}/mlegitymacja.crt`)).arrayBuffer());

const start = (host: string) =>
  startParties({
    roles: ROLES,
    dataDirectory,
    basePort,
    readyAddresses: [page()],
    options: ['--phone', '--host', host],
  });

beforeAll(async () => {
  address = (await ownAddress()) ?? '127.0.0.1';
  basePort = await freeBasePort(5);
  dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-phones-'));
  cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  running = await start(address);
  cleanup.defer(() => running.stop());
  certificate = await download();
  ({ camera } = await theBrowser());
  trusting = cleanup.use(await launchTrusting(certificate, camera, { names: { [NAME]: address } }));
});
// What an earlier test showed the camera is no code of this one's.
beforeEach(() => camera.pointAway());
afterAll(() => cleanup.disposeAsync());

async function visit(browser: Browser, options: VisitOptions) {
  const visited = await startVisit(browser, options);
  pictureOnFailure(visited);
  return visited;
}

test.each(['pl', 'en'] as const)(
  'the page says in %s what to press and what the fingerprint has to be',
  async (language) => {
    const { browser } = await theBrowser();
    const visited = await visit(browser, { size: 'phone', language });
    await visited.page.goto(page());
    const { fingerprint256 } = new X509Certificate(certificate);
    const shown = await visited.page.locator('code').innerText();
    expect(shown.replaceAll(/\s/g, '')).toBe(fingerprint256);
    await visited.page.getByRole('link', { name: language === 'pl' ? 'English' : 'Polski' }).waitFor();
    expect(await pageFaults(visited)).toEqual([]);
    await visited.page.locator('summary', { hasText: 'iPhone' }).click();
    expect(await pageFaults(visited)).toEqual([]);
    await visited.end();
  },
);

test('a phone that was not given the authority is warned', async () => {
  const { browser } = await theBrowser();
  const visited = await visit(browser, { size: 'phone' });
  await expect(visited.page.goto(at('wallet'))).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  await visited.end();
});

test('by the machine’s address a card comes onto the phone by its camera, answers a shop, and opens without a network', async () => {
  const desk = await visit(trusting.browser, { size: 'desktop' });
  const portal = openPortal(desk, at('portal'));
  await portal.signIn(people.firstOnPhone);
  await portal.orderCode();
  await portal.untilReady();
  const codes = await portal.showCodes();

  const held = await visit(trusting.browser, { size: 'phone' });
  const phone = openPhone(held, at('wallet'));
  await phone.setUp();
  await camera.pointAt(codes.picture);
  await phone.beginAdding();
  await phone.agree();
  await phone.giveActivationCode(codes.activationCode);
  await seenText(phone.card, 'Ważna', { exact: true }).waitFor();

  const shop = await visit(trusting.browser, { size: 'desktop' });
  await shop.page.goto(`${at('verifier')}/demo/`);
  const pack = () => shop.page.evaluate<string>("fetch('/day-pack').then((answer) => answer.text())");
  await expect.poll(async () => hasLists(await pack())).toBe(true);
  await shop.page.getByRole('button', { name: 'Portfel mam na telefonie' }).click();
  const question = shop.page.getByRole('img', { name: 'Kod QR z pytaniem do portfela' });
  await question.waitFor();
  await camera.pointAt(await question.screenshot());
  await held.page.goto(`${at('wallet')}/#/`);
  await held.page.getByRole('link', { name: 'Pokaż dane przez internet' }).click();
  await seenText(held.page, 'Nazwę i cel potwierdza rejestr.').waitFor();
  await phone.button('Wyślij').click();
  await seenText(shop.page, 'Ulga przysługuje').waitFor();
  await shop.end();

  const worker = 'navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)';
  expect(await held.page.evaluate<string>(worker)).toBe(`${at('wallet')}/service-worker.js`);
  await held.page.goto(`${at('wallet')}/#/`);
  await held.context.setOffline(true);
  await held.page.reload();
  await phone.unlock();
  await phone.card.waitFor();
  await held.context.close();
  await desk.end();
});

test('the inspector’s app sees through the camera by the machine’s address', async () => {
  const visited = await visit(trusting.browser, { size: 'phone' });
  await visited.page.goto(`${at('verifier')}/inspector/#/check`);
  await expect
    .poll(() => visited.page.evaluate('document.querySelector("video")?.srcObject?.active === true'))
    .toBe(true);
  await visited.end();
});

test('no answer promises TLS for all ports of the host', async () => {
  const visited = await visit(trusting.browser, { size: 'phone' });
  for (const place of ['portal', 'wallet', 'verifier'] as const) {
    const answer = await visited.page.goto(at(place));
    expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer?.headers()['strict-transport-security']).toBeUndefined();
  }
  await visited.end();
});

/** What the wallet offers once the browser has said that it has an authenticator, and the page has been drawn with that. */
const ASKED = `PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
  .then((has) => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(has)))))`;

async function passkeyOffers(host: string): Promise<number> {
  const visited = await visit(trusting.browser, { size: 'phone' });
  const phone = openPhone(visited, at('wallet', host));
  await phone.setUp();
  await addAuthenticator(visited.page);
  await visited.page.getByRole('link', { name: phone.words.settings }).click();
  await phone.button('Zmień PIN lub hasło').waitFor();
  expect(await visited.page.evaluate<boolean>(ASKED)).toBe(true);
  const offers = await phone.button('Dodaj klucz dostępu').count();
  await visited.end();
  return offers;
}

test('passkeys, which an address cannot have, are offered under a name, and the authority stays the same', async () => {
  expect(await passkeyOffers(address)).toBe(0);
  await running.stop();
  running = await start(NAME);
  expect(await passkeyOffers(NAME)).toBe(1);
  expect(await download()).toEqual(certificate);
});
