import { accessibilityFaults } from '@mleg/testing/browser/accessibility';
import { seenText, untilSome } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { expect, test } from 'vitest';

const devices = useDevices();

const isAccessible = async ({ page }: Visit) => expect(await accessibilityFaults(page, 'all')).toEqual([]);
const press = async ({ page }: Visit, name: string | RegExp) => {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};

test('D53 D57 a missing phone: the holder suspends the card and puts it back; two people of the office revoke many', async () => {
  const holder = await devices.portal(people.borys, { size: 'phone' });
  const codes = await holder.portal.freshCodes();
  const wallet = await devices.phone();
  await wallet.phone.beginAdding();
  await wallet.phone.typeCode(codes.manualCode);
  await wallet.phone.agree();
  await wallet.phone.giveActivationCode(codes.activationCode);
  await seenText(wallet.phone.card, 'Ważna', { exact: true }).waitFor();
  await holder.portal.state('Aktywna').waitFor();

  await press(holder.visit, 'Zawieś mLegitymację');
  await holder.portal.state('Zawieszona').waitFor();
  await seenText(holder.visit.page, /^Można ją przywrócić do .* Potem zostanie unieważniona\.$/).waitFor();
  await isAccessible(holder.visit);
  await wallet.phone.untilShows('Zawieszona');

  await press(holder.visit, 'Przywróć mLegitymację');
  await holder.portal.state('Aktywna').waitFor();
  await wallet.phone.untilShows('Ważna');

  const both = await devices.portal(people.ola);
  await both.portal.freshCodes();
  const office = await devices.portal(people.office);
  await office.visit.page.getByRole('link', { name: 'Wiele naraz' }).click();
  await office.visit.page.getByLabel('Kogo to dotyczy').selectOption('Wszyscy z mLegitymacją albo kodem');
  for (const { familyName } of [people.borys, people.ola]) {
    await office.visit.page.getByRole('checkbox', { name: new RegExp(familyName) }).press('Space');
  }
  await office.visit.page.getByLabel('Co zrobić').selectOption('Unieważnij mLegitymacje i kody');
  await press(office.visit, 'Sprawdź (2)');
  await seenText(office.visit.page, 'Wybierz powód, zanim sprawdzisz').waitFor();
  await office.visit.page.getByLabel('Powód').selectOption('wydana przez pomyłkę');
  await isAccessible(office.visit);
  await press(office.visit, 'Sprawdź (2)');
  await seenText(office.visit.page.getByRole('dialog'), /Musi to zatwierdzić druga osoba/).waitFor();
  await isAccessible(office.visit);
  await press(office.visit, 'Poproś drugą osobę');
  await seenText(office.visit.page, 'Zapisano. Czeka na drugą osobę').waitFor();
  await isAccessible(office.visit);
  expect(await office.visit.page.getByRole('button', { name: /^Zatwierdź/ }).count()).toBe(0);

  const second = await devices.portal(people.ola, { size: 'phone' });
  await second.visit.page.goto(`${new URL(office.visit.page.url()).origin}/biuro/dzis`);
  await second.visit.page.getByRole('link', { name: /^Sprawdź: Unieważnij mLegitymacje i kody/ }).press('Enter');
  await seenText(second.visit.page, /^Dorota Kompas,/).waitFor();
  await seenText(second.visit.page.getByRole('list', { name: 'Kogo to dotyczy' }), /Kilwater/).waitFor();
  await isAccessible(second.visit);
  await press(second.visit, 'Zatwierdź');
  await seenText(second.visit.page, 'Zatwierdzono i wykonano.').waitFor();
  await isAccessible(second.visit);
  await second.visit.page.goto(office.visit.page.url());
  await seenText(second.visit.page, 'Zmieniono 1 z 2.').waitFor();
  await seenText(second.visit.page, 'To własna legitymacja osoby, która prosi albo zatwierdza').waitFor();
  await isAccessible(second.visit);

  await holder.portal.state('Unieważniona').waitFor();
  await seenText(holder.visit.page, 'Powód: wydana przez pomyłkę.').waitFor();
  await wallet.phone.untilRevoked();
  await office.visit.page.goto(`${new URL(office.visit.page.url()).origin}/biuro`);
  await office.visit.page.getByLabel('Szukaj studenta').fill(people.borys.familyName);
  await office.visit.page.getByRole('link', { name: new RegExp(people.borys.familyName) }).click();
  const history = office.visit.page.getByRole('table');
  for (const event of ['Zawieszono', 'Przywrócono', 'Unieważniono']) {
    await untilSome(seenText(history, new RegExp(`^${event}`)));
  }
  for (const { visit } of [holder, wallet, both, office, second]) await visit.end();
});
