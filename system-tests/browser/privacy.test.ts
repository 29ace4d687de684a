import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { approveHeld } from '@mleg/testing/pages/approve-held';
import { useSchool } from '@mleg/testing/pages/school';
import { expect, test } from 'vitest';

const school = useSchool();

const fine = async (visitor: Visit) => expect(await pageFaults(visitor)).toEqual([]);

test('D54 G79: a PESEL for a reason, a guardian by a code, who looked at the data, and what may be taken out', async () => {
  const office = await school.signIn('sekretariat');
  await office.page.goto(`${school.origin}/biuro`);
  await office.page.getByLabel('Szukaj ucznia').fill('kostek bry');
  await office.page.getByRole('link', { name: /Kostek/ }).press('Enter');
  await office.page.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await fine(office);
  const dialog = office.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await seenText(dialog, 'Wybierz powód').waitFor();
  await dialog.getByLabel('Powód').selectOption({ label: 'Sprawdzam tożsamość' });
  await dialog.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await office.page.getByRole('img', { name: /^PESEL: (\d ?){11}$/ }).waitFor();
  await fine(office);
  await office.page.getByRole('button', { name: 'Ukryj' }).press('Enter');
  await office.page.getByRole('button', { name: 'Dodaj opiekuna' }).press('Enter');
  await office.page.getByLabel('Imię i nazwisko opiekuna').fill('Babcia Bryza');
  await office.page.keyboard.press('Enter');
  const code = await office.page.getByRole('img', { name: /^Kod zaproszenia/ }).getAttribute('aria-label');
  await fine(office);
  await office.end();

  const guest = await school.visit('phone');
  await guest.page.goto(school.origin);
  await guest.page.getByRole('link', { name: 'Mam kod zaproszenia' }).press('Enter');
  await guest.page.getByRole('button', { name: 'Załóż konto' }).press('Enter');
  await guest.page.getByRole('heading', { name: 'Popraw 3 miejsca' }).waitFor();
  await fine(guest);
  await guest.page.getByLabel('Kod zaproszenia').fill(code?.split(': ')[1] ?? '');
  await guest.page.getByLabel('Login, który wybierasz').fill('babcia');
  await guest.page.getByLabel('Hasło').fill('cztery slowa i kropka');
  await guest.page.keyboard.press('Enter');
  await seenText(guest.page, 'Konto jest gotowe: Babcia Bryza').waitFor();
  await guest.end();
  await approveHeld(school, 'dyrektor', /^Sprawdź: Opiekun Babcia Bryza dla: Kostek Bryza/);

  const guardian = await school.signIn('babcia', 'phone', 'cztery slowa i kropka');
  await fine(guardian);
  await guardian.page.getByRole('link', { name: /Kostek/ }).press('Enter');
  await guardian.page.getByRole('cell', { name: 'pokazano cały PESEL' }).waitFor();
  const [file] = await Promise.all([
    guardian.page.waitForEvent('download'),
    guardian.page.getByRole('button', { name: 'Pobierz wszystkie dane' }).press('Enter'),
  ]);
  expect(file.suggestedFilename()).toBe('dane-osobowe.json');
  await guardian.page.getByRole('button', { name: 'Poproś o usunięcie danych' }).press('Enter');
  await guardian.page.getByRole('button', { name: 'Wyślij prośbę' }).press('Enter');
  await seenText(guardian.page, 'Prośba o usunięcie danych czeka').waitFor();
  await fine(guardian);
  await guardian.end();
});

test('D59: a teacher has two places, a head the staff, and what somebody asked for leads to an erasure', async () => {
  const teacher = await school.signIn('wychowawca', 'phone');
  await fine(teacher);
  await teacher.page.getByRole('link', { name: /4a/ }).press('Enter');
  await seenText(teacher.page, 'Bryza Kostek').waitFor();
  expect(await teacher.page.getByRole('checkbox').count()).toBe(0);
  await fine(teacher);
  await teacher.end();

  const head = await school.signIn('dyrektor');
  await seenText(head.page, 'Babcia Bryza prosi o usunięcie danych: Kostek Bryza.').waitFor();
  await head.page.getByRole('link', { name: 'Pracownicy' }).press('Enter');
  await head.page.getByRole('button', { name: 'Zmień: Wacław Sternik' }).press('Enter');
  await head.page.getByRole('checkbox', { name: '8b' }).press('Space');
  await fine(head);
  await head.page.getByRole('button', { name: 'Zapisz' }).press('Enter');
  await head.page.getByRole('textbox', { name: 'Hasło' }).fill(DEMO_PASSWORD);
  await fine(head);
  await head.page.keyboard.press('Enter');
  await seenText(head.page, 'Zapisano. Czeka na drugą osobę').waitFor();
  await fine(head);
  await approveHeld(school, 'sekretariat', /^Sprawdź: Uprawnienia: Wacław Sternik/);
  await head.page.reload();
  await seenText(head.page, 'wychowawca: 4a, 8b').waitFor();
  await fine(head);

  await head.page.getByRole('link', { name: 'Otwórz' }).press('Enter');
  await head.page.getByRole('button', { name: 'Usuń dane' }).press('Enter');
  // The proof a moment ago still counts.
  await head.page.getByRole('button', { name: 'Usuń na zawsze' }).press('Enter');
  await seenText(head.page, 'Dane usunięte.').waitFor();
  await fine(head);
  await head.end();
});
