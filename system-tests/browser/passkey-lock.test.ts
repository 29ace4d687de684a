import { addAuthenticator } from '@mleg/testing/browser/authenticator';
import { pageFaultsForBoth } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { PIN } from '@mleg/testing/pages/phone/phone';
import { expect, test } from 'vitest';

const devices = useDevices();

/** What the browser keeps of the lock: anybody with its files can read it. */
const KEPT = `new Promise((resolve) => {
  const opened = indexedDB.open('wallet');
  opened.onsuccess = () => {
    const asked = opened.result.transaction('lock').objectStore('lock').get('lock');
    asked.onsuccess = () => {
      opened.result.close();
      resolve(Object.keys(asked.result).sort());
    };
  };
})`;

test('W37 a passkey takes the place of the PIN, and a PIN that of the passkey', async () => {
  const { visit, phone } = await devices.phone();
  const { page } = visit;
  const { words, button, field } = phone;
  const kept = () => page.evaluate<string[]>(KEPT);
  await addAuthenticator(page);
  await page.getByRole('link', { name: words.settings }).click();
  await seenText(page, 'Klucz zastąpi PIN').waitFor();
  expect(await pageFaultsForBoth(visit)).toEqual([]);
  await field('Obecny PIN').fill(PIN);
  await button('Dodaj klucz dostępu').click();
  await seenText(page, 'Ten portfel otwiera tylko klucz dostępu.').waitFor();
  expect(await pageFaultsForBoth(visit)).toEqual([]);
  expect(await kept()).toEqual(['passkey']);

  await button(words.lockNow).click();
  await page.getByRole('heading', { name: words.unlock }).waitFor();
  expect(await field(words.pin).count()).toBe(0);
  expect(await pageFaultsForBoth(visit)).toEqual([]);
  await button('Użyj klucza dostępu').click();
  await page.getByRole('link', { name: words.settings }).click();

  await button('Zastąp klucz PIN-em lub hasłem').click();
  await field(words.pin).fill(PIN);
  await field(words.pinAgain).fill(PIN);
  await button('Zapisz zmianę').click();
  await seenText(page, 'Zmieniono. Następnym razem użyj nowego.').waitFor();
  expect(await kept()).toEqual(['secret', 'secretKind']);
  await button(words.lockNow).click();
  await phone.unlock();
  await page.getByRole('link', { name: words.settings }).waitFor();
  await visit.end();
});
