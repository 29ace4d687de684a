import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { seenText } from '@mleg/testing/browser/seen';
import { type Language, startVisit, type Visit } from '@mleg/testing/browser/visit';
import { people } from '@mleg/testing/pages/people';
import { openPhone } from '@mleg/testing/pages/phone/phone';
import { type Codes, openPortal, type Portal } from '@mleg/testing/pages/portal/portal';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { startParties } from '@mleg/testing/processes/party-process';
import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';

const SHARPNESS = 2;
/** As `institution/server/texts/picture.ts` announces them: a phone's whole width. */
const CUT = { width: 720, height: 1_200 };
const SIZE = { width: 480, height: 800 };
/** Above what the picture is about. */
const AIR = 8;

const AUDIENCES = {
  university: { holder: people.borys, pupil: '' },
  school: { holder: { login: 'rodzic', password: DEMO_PASSWORD }, pupil: 'Hela' },
} as const;
type Audience = keyof typeof AUDIENCES;

const DOCUMENTS = {
  university: /^(Legitymacja studencka|Student card)/,
  school: /^(Legitymacja szkolna|Pupil card)/,
} as const;

interface Studio {
  browser: Browser;
  language: Language;
  audience: Audience;
  portalOrigin: string;
  walletOrigin: string;
  /** Keeps what can be seen now, from the top of something on. */
  keep: (name: string, visit: Visit, from?: Locator) => Promise<void>;
}

/** The screens of the instruction, without any code that could be scanned: for pupils and students, in both languages. */
export async function writeForInstruction(browser: Browser, directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  for (const audience of ['university', 'school'] as const) {
    await using system = await startDemonstration(audience);
    for (const language of ['pl', 'en'] as const) {
      const keep: Studio['keep'] = (name, visit, from) =>
        keepPicture(join(directory, `${language}-${name}`), visit, from);
      await takeAll({ browser, language, audience, ...system.origins, keep });
    }
  }
}

async function startDemonstration(audience: Audience) {
  const cleanup = new AsyncDisposableStack();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-instruction-'));
  cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const basePort = await freeBasePort();
  const [portalOrigin, issuer, walletOrigin] = [0, 1, 2].map((index) => `http://localhost:${basePort + index}`);
  if (!portalOrigin || !walletOrigin) throw new Error('There are three origins.');
  const readyAddresses = [portalOrigin, issuer, walletOrigin].map((origin) => `${origin}/health/ready`);
  const environment = { INSTITUTION_DEMO: audience };
  const place = { roles: ['institution', 'issuer', 'wallet'], dataDirectory, basePort, readyAddresses, environment };
  cleanup.adopt(await startParties(place), (party) => party.stop());
  return { origins: { portalOrigin, walletOrigin }, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}

async function takeAll(studio: Studio): Promise<void> {
  const { browser, language } = studio;
  const visit = () => startVisit(browser, { language, size: 'phone', sharpness: SHARPNESS });
  const atPortal = await visit();
  const codes = await takePortal(studio, atPortal);
  const onPhone = await visit();
  await takePhone(studio, onPhone, codes);
  await onPhone.end();
  await atPortal.end();
}

async function takePortal({ browser, language, audience, portalOrigin, keep }: Studio, visit: Visit): Promise<Codes> {
  const { page } = visit;
  const { holder, pupil } = AUDIENCES[audience];
  const portal = openPortal(visit, portalOrigin);
  const { words, button } = portal;
  if (audience === 'university') {
    const other = await startVisit(browser, { language, size: 'phone', sharpness: SHARPNESS });
    const newcomer = openPortal(other, portalOrigin);
    await newcomer.signIn(people.newcomer);
    await newcomer.button(words.prepare).waitFor();
    await keep('university-order', other);
    await other.end();
  }
  await portal.signIn(holder);
  if (audience === 'school') {
    await page.getByRole('link', { name: /Staś/ }).click();
    await keep('school-apply', visit, page.getByRole('heading', { name: /^(Wnioski|Applications)$/ }));
    await page.goto(portalOrigin);
    await page.getByRole('link', { name: new RegExp(pupil) }).click();
  }
  await order(audience, visit, portal);
  await button(words.show).waitFor();
  await keep(`${audience}-ready`, visit, page.getByRole('heading', { level: 1 }));
  return portal.showCodes();
}

async function order(audience: Audience, { page }: Visit, { words, button, closeOrdered }: Portal): Promise<void> {
  const first = button(words.prepare);
  await first.or(button(words.prepareAnew)).waitFor();
  if (await first.isVisible()) await first.click();
  else {
    await button(words.prepareAnew).click();
    const sure = page.getByRole('dialog');
    await sure.getByRole('button', { name: words.prepareAnew }).or(button(words.revokeAndPrepare)).click();
  }
  // A pupil's page says it in its state, without a dialog.
  if (audience === 'university') await closeOrdered();
}

async function takePhone({ audience, walletOrigin, keep }: Studio, visit: Visit, codes: Codes): Promise<void> {
  const { page } = visit;
  const phone = openPhone(visit, walletOrigin);
  const { words, button, field } = phone;
  await page.goto(walletOrigin);
  await button(words.start).waitFor();
  await keep('app-start', visit);
  await phone.setUp();
  await page.getByRole('link', { name: words.add }).click();
  await page.getByRole('button', { name: DOCUMENTS[audience] }).click();
  await phone.acceptCardTerms();
  await seenText(page, words.looking).waitFor();
  await keep('app-scan', visit);
  await phone.typeCode(codes.manualCode);
  await phone.agree();
  await field(words.activationCode).waitFor();
  await keep('app-code', visit);
  await phone.giveActivationCode(codes.activationCode);
  await seenText(page.getByRole('article'), words.valid, { exact: true }).waitFor();
  await keep(`${audience}-card`, visit, page.getByRole('article'));
}

async function keepPicture(path: string, { page }: Visit, from?: Locator): Promise<void> {
  await from?.waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate('scrollTo(0, 0)');
  const top = from ? Math.max(0, ((await from.boundingBox())?.y ?? 0) - AIR) : 0;
  const whole = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
  const { width, height } = await sharp(whole).metadata();
  const cutAt = Math.min(Math.round(top * SHARPNESS), height);
  const left = height - cutAt;
  const cut = await sharp(whole)
    .extract({ left: 0, top: cutAt, width, height: Math.min(CUT.height, left) })
    .extend({ bottom: Math.max(0, CUT.height - left), extendWith: 'copy' })
    .toBuffer();
  await sharp(cut).resize(SIZE).webp({ quality: 70, effort: 6 }).toFile(`${path}.webp`);
}
