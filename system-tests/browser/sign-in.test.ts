import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

test('a wrong password is told in a summary that has the focus, and costs nothing that was typed', async () => {
  const { page, end } = await devices.visit({ size: 'phone' });
  await page.goto(inject('system').institution);
  await page.getByLabel('Login', { exact: true }).fill('zofia');
  await page.getByLabel('Hasło', { exact: true }).fill('nie to hasło');
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await page.getByRole('link', { name: 'Login lub hasło są nieprawidłowe' }).waitFor();
  await page.locator(':focus').getByText('Login lub hasło są nieprawidłowe').waitFor();
  expect(await page.getByLabel('Login', { exact: true }).inputValue()).toBe('zofia');
  await end();
});

test('an empty form names what is missing', async () => {
  const { page, end } = await devices.visit();
  await page.goto(inject('system').institution);
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await page.getByRole('link', { name: 'Wpisz hasło' }).click();
  expect(await page.locator(':focus').getAttribute('id')).toBe('password');
  await end();
});

test('somebody who has signed out is out, also when they go back', async () => {
  const { visit, portal } = await devices.portal(people.newcomer);
  await visit.page.getByRole('button', { name: portal.words.signOut }).click();
  await visit.page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  await visit.page.goBack();
  await visit.page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  expect(await visit.page.getByText('Szczebrzeszyńska').count()).toBe(0);
  await visit.end();
});

test('D66 a session that ends keeps the place: signing in again goes on where one was', async () => {
  const { visit } = await devices.portal(people.newcomer);
  await visit.context.clearCookies();
  const dialog = visit.page.getByRole('dialog', { name: 'Sesja wygasła' });
  // The page may have noticed by itself, and then the button is out of reach.
  const order = visit.page.getByRole('button', { name: 'Przygotuj kod QR' });
  await order.click({ timeout: 3_000 }).catch(() => dialog.waitFor());
  await dialog.getByLabel('Login', { exact: true }).fill(people.newcomer.login);
  await dialog.getByLabel('Hasło', { exact: true }).fill(people.newcomer.password);
  await dialog.getByRole('button', { name: 'Zaloguj się' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await visit.page.getByRole('heading', { name: 'mLegitymacja studencka', level: 1 }).waitFor();
  await visit.end();
});
