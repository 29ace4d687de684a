import type { Locator } from 'playwright-core';
import { seenText } from '../../browser/seen.ts';
import type { Visit } from '../../browser/visit.ts';
import { type Account, signInByApi } from '../sign-in.ts';
import { type PortalWords, portalWords } from './portal-words.ts';

export interface Codes {
  /** The portal's own QR code as a screenshot of the page. */
  picture: Buffer;
  /** `K7QF-M2XR-9DTA`, as it is copied. */
  manualCode: string;
  /** What the button for people on the phone leads to. */
  walletLink: string;
  activationCode: string;
}

/** What a student does in the university's portal. Each step waits until its effect can be seen. */
export interface Portal {
  words: PortalWords;
  /** Opens the portal with a session that is there already. */
  comeSignedIn: (account: Account) => Promise<void>;
  /** As a person does, on the page for it. */
  signIn: (account: Account) => Promise<void>;
  /** Presses „Przygotuj kod QR” and closes the message that says it was ordered. */
  orderCode: () => Promise<void>;
  /** Waits for „Gotowa”, without pressing anything. */
  untilReady: () => Promise<void>;
  showCodes: () => Promise<Codes>;
  /** A new code in place of whatever there is, if anything; used where how it is ordered is not the point. */
  freshCodes: () => Promise<Codes>;
  /** „Zamknij” under the message that the code was ordered. */
  closeOrdered: () => Promise<void>;
  /** „Wygeneruj nowy kod”, confirmed. */
  orderAnew: () => Promise<void>;
  /** The word for the state beside the heading. */
  state: (word: string) => Locator;
  /** A button by its whole name. */
  button: (name: string) => Locator;
}

export function openPortal(visit: Visit, origin: string): Portal {
  const { page } = visit;
  const words = portalWords(visit.language);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const state = (word: string) => seenText(page.locator('*:has(> h1)'), word, { exact: true });

  const signIn = async ({ login, password }: Account) => {
    await page.goto(origin);
    await page.getByLabel(words.login, { exact: true }).fill(login);
    await page.getByLabel(words.password, { exact: true }).fill(password);
    await button(words.signIn).click();
    await button(words.signOut).waitFor();
  };
  const comeSignedIn = async (account: Account) => {
    await signInByApi(visit, origin, account);
    await page.goto(origin);
    await button(words.signOut).waitFor();
  };
  const closeOrdered = async () => {
    const dialog = page.getByRole('dialog', { name: words.ordered });
    await seenText(dialog, words.close, { exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const orderCode = async () => {
    await button(words.prepare).click();
    await closeOrdered();
  };
  const orderAnew = async () => {
    await button(words.prepareAnew).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.prepareAnew }).or(button(words.revokeAndPrepare)).click();
    await closeOrdered();
  };
  const untilReady = () => state(words.ready).waitFor();
  const showCodes = async (): Promise<Codes> => {
    await button(words.show).click();
    const qr = page.getByRole('img', { name: words.qr });
    await button(words.showManual).click();
    await button(words.showActivation).click();
    const manualCode = await codeShown(page.getByRole('img', { name: words.manualCode }));
    return {
      picture: await qr.screenshot(),
      manualCode: manualCode.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3'),
      walletLink: (await page.getByRole('link', { name: words.openOnPhone }).getAttribute('href')) ?? '',
      activationCode: await codeShown(page.getByRole('img', { name: words.activationCode })),
    };
  };
  const freshCodes = async () => {
    const first = button(words.prepare).or(button(words.prepareAgain));
    await first.or(button(words.prepareAnew)).waitFor();
    if (await button(words.prepareAnew).isVisible()) await orderAnew();
    else {
      await first.click();
      await closeOrdered();
    }
    await untilReady();
    return showCodes();
  };
  return {
    words,
    comeSignedIn,
    signIn,
    orderCode,
    untilReady,
    showCodes,
    freshCodes,
    closeOrdered,
    orderAnew,
    state,
    button,
  };
}

/** A code is drawn in groups and named character by character: „Kod aktywacyjny: 1 2 3 4 5 6”. */
async function codeShown(code: Locator): Promise<string> {
  const name = (await code.getAttribute('aria-label')) ?? '';
  return name.slice(name.lastIndexOf(':') + 1).replaceAll(' ', '');
}
