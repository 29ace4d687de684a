import { pageFaultsForBoth } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import type { Language } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, test } from 'vitest';

const devices = useDevices();

const SCREENS = [
  { name: 'a small phone', width: 360, height: 640 },
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a small phone on its side', width: 640, height: 360 },
  { name: 'a phone on its side', width: 844, height: 390 },
  { name: 'a desk', width: 1280, height: 800 },
];

const INSPECTION: Record<Language, string> = { pl: 'Do kontroli', en: 'For inspection' };
const FACTS: Record<Language, readonly string[]> = {
  pl: ['Ważna', 'Ważna do', 'Data urodzenia', 'Numer legitymacji'],
  en: ['Valid', 'Valid until', 'Date of birth', 'Card number'],
};

const DISCOUNT: Record<Language, RegExp> = { pl: /51% pociąg/, en: /51% train/ };

/** Sixty letters each: the longest that a person and an institution are called here. */
const LONG = {
  given: 'Aleksandra Świętosława Maksymiliana Bronisława Wilhelmina An',
  family: 'Brzęczyszczykiewicz-Konstantynopolitańczykowianeczkówna-Lis-Wo',
  institution: 'Akademia Zmyślona imienia Jana Przykładowego w Nowym Mieście',
};

/** Puts other names into the picture that is on the screen; `most` is what the card calls so many letters. */
const RENAME = `((names) => {
  const card = document.querySelector('article');
  const parts = card.querySelectorAll('[data-letters] > p');
  card.querySelector('[data-letters]').dataset.letters = 'most';
  parts[0].textContent = names.given;
  parts[1].textContent = names.family;
  card.querySelector('header p').textContent = names.institution;
})(${JSON.stringify(LONG)})`;

/** How much of the card and of its button is cut off by the screen's edges, or by each other. */
const CUT_OFF = `(() => {
  const card = document.querySelector('article').getBoundingClientRect();
  const button = document.querySelector('a[href$="/inspection"]').getBoundingClientRect();
  const apart = card.right <= button.left || card.bottom <= button.top;
  return [card, button].map((box) =>
    Math.max(0, -box.top, -box.left, box.bottom - innerHeight, box.right - innerWidth)).concat(apart ? 0 : 1);
})()`;

test.for(['pl', 'en'] as const)(
  'the whole card and its button are on one screen, of whatever size (%s)',
  async (language) => {
    const student = await devices.portal(people.ola);
    const codes = await student.portal.freshCodes();
    const { visit, phone } = await devices.phone({ language });
    const { page } = visit;
    await phone.beginAdding();
    await phone.typeCode(codes.manualCode);
    await phone.agree();
    await phone.giveActivationCode(codes.activationCode);
    await phone.card.click();
    await page.getByRole('link', { name: INSPECTION[language] }).waitFor();
    for (const fact of FACTS[language]) await seenText(phone.card, fact, { exact: true }).waitFor();
    await seenText(phone.card, phone.words.checked).waitFor();
    await seenText(phone.card, DISCOUNT[language]).waitFor();
    expect(await pageFaultsForBoth(visit)).toEqual([]);

    for (const { name, ...size } of SCREENS) {
      await page.setViewportSize(size);
      expect(await page.evaluate(CUT_OFF), name).toEqual([0, 0, 0]);
    }
    await page.evaluate(RENAME);
    for (const { name, ...size } of SCREENS) {
      await page.setViewportSize(size);
      expect(await page.evaluate(CUT_OFF), `${name}, long names`).toEqual([0, 0, 0]);
    }
    for (const { visit: ended } of [{ visit }, student]) await ended.end();
  },
);
