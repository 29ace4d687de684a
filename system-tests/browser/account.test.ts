import { addAuthenticator } from '@mleg/testing/browser/authenticator';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

test.each(['phone', 'desktop'] as const)(
  'a passkey is added with a fresh proof, and signs in without a login (%s)',
  async (size) => {
    const visit = await devices.visit(size === 'phone' ? { size: 'phone' } : {});
    const { page } = visit;
    await addAuthenticator(page);
    await page.goto(`${inject('system').institution}/konto`);
    await page.getByLabel('Login', { exact: true }).fill(people.newcomer.login);
    await page.getByLabel('Hasło', { exact: true }).fill(people.newcomer.password);
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
    await page.getByRole('heading', { name: 'Konto i bezpieczeństwo' }).waitFor();
    await page.getByRole('button', { name: 'Dodaj klucz dostępu' }).click();
    await page.getByLabel('Nazwa klucza').fill('mój telefon');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Potwierdź, że to Ty' }).getByLabel('Hasło').fill(people.newcomer.password);
    await page.keyboard.press('Enter');
    await seenText(page, 'Klucz dodany').waitFor();
    expect(await pageFaults(visit)).toEqual([]);
    await page.getByRole('button', { name: 'Wyloguj się', exact: true }).click();
    await page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
    await page.getByRole('button', { name: 'Użyj klucza dostępu' }).click();
    await page.getByRole('button', { name: 'Wyloguj się', exact: true }).waitFor();
    await page.goto(`${inject('system').institution}/nowe-haslo`);
    await page.getByRole('heading', { name: 'Nowe hasło' }).waitFor();
    expect(await pageFaults(visit)).toEqual([]);
    await visit.end();
  },
);
