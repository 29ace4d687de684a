import { countText, seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { openPortal } from '@mleg/testing/pages/portal/portal';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

test('a wrong password is told in a summary that has the focus, and costs nothing that was typed', async () => {
  const { page, end } = await devices.visit({ size: 'phone' });
  await page.goto(inject('system').institution);
  await page.getByLabel('Login', { exact: true }).fill('zofia');
  await page.getByLabel('Hasło', { exact: true }).fill('nie to hasło');
  await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
  await page.getByRole('link', { name: 'Login lub hasło są nieprawidłowe' }).waitFor();
  await seenText(page.locator(':focus'), 'Login lub hasło są nieprawidłowe').waitFor();
  expect(await page.getByLabel('Login', { exact: true }).inputValue()).toBe('zofia');
  await end();
});

test('an empty form names what is missing', async () => {
  const { page, end } = await devices.visit();
  await page.goto(inject('system').institution);
  await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
  await page.getByRole('link', { name: 'Wpisz hasło' }).click();
  expect(await page.locator(':focus').getAttribute('id')).toBe('password');
  await end();
});

test('somebody who has signed out is out, also when they go back', async () => {
  const visit = await devices.visit();
  const portal = openPortal(visit, inject('system').institution);
  await portal.signIn(people.newcomer);
  await portal.button(portal.words.signOut).click();
  await visit.page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  await visit.page.waitForURL(({ searchParams }) => !searchParams.has('back'));
  await visit.page.goBack();
  // The page behind has been asked for, and has led here once more.
  await visit.page.waitForURL(({ searchParams }) => searchParams.has('back'));
  await visit.page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  expect(await countText(visit.page, 'Szczebrzeszyńska')).toBe(0);
  await visit.end();
});

test('D66 a session that ends keeps the place: signing in again goes on where one was', async () => {
  const { visit } = await devices.portal(people.newcomer);
  await visit.context.clearCookies();
  const dialog = visit.page.getByRole('dialog', { name: 'Sesja wygasła' });
  // By its event: the page may have noticed by itself, and then the dialog lies over the button.
  await visit.page.getByRole('button', { name: 'Przygotuj kod QR' }).dispatchEvent('click');
  await dialog.getByLabel('Login', { exact: true }).fill(people.newcomer.login);
  await dialog.getByLabel('Hasło', { exact: true }).fill(people.newcomer.password);
  await dialog.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await visit.page.getByRole('heading', { name: 'mLegitymacja studencka', level: 1 }).waitFor();
  await visit.end();
});
