import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { seenText } from '../../browser/seen.ts';
import type { Visit } from '../../browser/visit.ts';
import { STEP } from '../../patience.ts';
import { type WalletWords, walletWords } from './wallet-words.ts';

/** Not among those everybody tries first. */
export const PIN = '493021';

const BETWEEN_QUESTIONS = 500;

/** What somebody does with the wallet. Each step waits until its effect can be seen. */
export interface Phone {
  words: WalletWords;
  /** Welcome, terms, permissions, PIN, up to the empty list of documents. */
  setUp: () => Promise<void>;
  unlock: () => Promise<void>;
  /** + → Legitymacja studencka → welcome → terms, up to the page that asks for the code. */
  beginAdding: () => Promise<void>;
  /** Through welcome and terms, from wherever a link has led. */
  acceptCardTerms: () => Promise<void>;
  typeCode: (code: string) => Promise<void>;
  paste: (text: string) => Promise<void>;
  /** Waits for the page that says who issues what, and agrees. */
  agree: () => Promise<void>;
  giveActivationCode: (code: string) => Promise<void>;
  /** The card as it is shown to others. */
  card: Locator;
  /** Asks for the card's status until it reads revoked, which is published within a minute (I7). */
  untilRevoked: () => Promise<void>;
  /** The same for any other word of the card's status. */
  untilShows: (status: string) => Promise<void>;
  /** A button by its whole name. */
  button: (name: string) => Locator;
  /** A field by its whole label. */
  field: (name: string) => Locator;
}

export function openPhone(visit: Visit, origin: string): Phone {
  const { page } = visit;
  const words = walletWords(visit.language);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const acceptTerms = async () => {
    await page.getByRole('checkbox', { name: words.acceptTerms }).check();
    await button(words.next).click();
  };
  const acceptCardTerms = async () => {
    await button(words.next).click();
    await acceptTerms();
  };
  const card = page.getByRole('article', { name: words.card });
  const untilShows = async (status: string) => {
    const shown = seenText(card, status, { exact: true });
    for (const deadline = performance.now() + STEP; !(await shown.isVisible()); await sleep(BETWEEN_QUESTIONS)) {
      if (performance.now() > deadline) throw new Error(`The card does not read ${status}.`);
      await button(words.checkStatus).click();
      // While it asks, the button has another name.
      await button(words.checkStatus).waitFor();
    }
  };
  return {
    words,
    button,
    field,
    card,
    untilRevoked: () => untilShows(words.revoked),
    untilShows,
    setUp: async () => {
      await page.goto(origin);
      await button(words.start).click();
      await acceptTerms();
      await button(words.next).click();
      await field(words.pin).fill(PIN);
      await field(words.pinAgain).fill(PIN);
      await button(words.setPin).click();
      await page.getByRole('heading', { name: words.home }).waitFor();
    },
    // The last digit sends it.
    unlock: () => field(words.pin).fill(PIN),
    beginAdding: async () => {
      await page.getByRole('link', { name: words.add }).click();
      await page.getByRole('button', { name: words.studentCard }).click();
      await acceptCardTerms();
    },
    acceptCardTerms,
    typeCode: async (code) => {
      await button(words.type).click();
      await field(words.manualCode).fill(code);
      await button(words.useCode).click();
    },
    paste: async (text) => {
      await button(words.paste).click();
      await field(words.pasteHere).fill(text);
      await button(words.useCode).click();
    },
    agree: async () => {
      await page.getByRole('heading', { name: words.proposal }).waitFor();
      await button(words.agree).click();
    },
    giveActivationCode: async (code) => {
      await field(words.activationCode).fill(code);
      await button(words.activate).click();
    },
  };
}
