import { seenText, untilSome } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, test } from 'vitest';

const devices = useDevices();

test('the office finds a student as it types, sees the history, and cancels a code with a reason', async () => {
  const student = await devices.portal(people.borys, { size: 'phone' });
  await student.portal.freshCodes();
  const { visit, portal } = await devices.portal(people.office);
  const { page } = visit;
  await page.getByRole('link', { name: portal.words.people }).click();
  const search = page.getByLabel(portal.words.search);

  await search.pressSequentially('kilwat');
  await seenText(page, 'Znaleziono 1 osobę').waitFor();
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Kilwater/ }).waitFor();
  const history = page.getByRole('table');
  for (const event of ['Zlecono kod', 'Kod gotowy', 'Pokazano kod QR', 'Pokazano kod aktywacyjny']) {
    await untilSome(seenText(history, event, { exact: true }));
  }

  await page.getByRole('button', { name: 'Anuluj kod' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Unieważnij', exact: true }).click();
  await seenText(dialog, 'Wybierz powód unieważnienia').waitFor();
  await dialog.getByLabel('Powód').selectOption({ label: 'wydana przez pomyłkę' });
  await dialog.getByRole('button', { name: 'Unieważnij', exact: true }).click();
  await seenText(page, /^Unieważniono\. /).waitFor();

  await student.portal.state('Anulowana').waitFor();
  expect(await student.visit.page.getByRole('img', { name: 'Kod QR do aktywacji mLegitymacji' }).count()).toBe(0);
  await visit.end();
  await student.visit.end();
});

test('nobody found says so, and what to try', async () => {
  const { visit, portal } = await devices.portal(people.office, { size: 'phone' });
  await visit.page.getByRole('link', { name: portal.words.people }).click();
  await visit.page.getByLabel(portal.words.search).fill('Kowalewska-Niebyła');
  await visit.page.getByRole('heading', { name: 'Nikogo nie znaleziono' }).waitFor();
  await visit.end();
});

test('D53 somebody of the office cannot revoke their own card', async () => {
  const own = await devices.portal(people.ola);
  const { page } = own.visit;
  await page.getByRole('link', { name: 'Student', exact: true }).click();
  await own.portal.freshCodes();
  await page.getByRole('link', { name: 'Dziekanat' }).click();
  await page.getByRole('link', { name: 'Osoby' }).click();
  await page.getByLabel('Szukaj studenta').fill('latarnik');
  await page.getByRole('link', { name: /Latarnik/ }).click();
  await page.getByRole('button', { name: 'Anuluj kod' }).click();
  await page.getByRole('dialog').getByLabel('Powód').selectOption({ index: 1 });
  await page.getByRole('dialog').getByRole('button', { name: 'Unieważnij', exact: true }).click();
  await seenText(page, 'Nie możesz unieważnić własnej legitymacji.').waitFor();
  await own.visit.end();
});
