import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { launchChromium } from '@mleg/testing/browser/chromium';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { type Size, startVisit, type Visit } from '@mleg/testing/browser/visit';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { startParties } from '@mleg/testing/processes/party-process';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cleanup = new AsyncDisposableStack();
let school = '';
let visit: (size: Size) => Promise<Visit>;

beforeAll(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-privacy-'));
  cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const basePort = await freeBasePort();
  school = `http://localhost:${basePort}`;
  const readyAddresses = [school, `http://localhost:${basePort + 1}`].map((origin) => `${origin}/health/ready`);
  const environment = { INSTITUTION_DEMO: 'school' };
  const place = { roles: ['institution', 'issuer'], dataDirectory, basePort, readyAddresses, environment };
  cleanup.adopt(await startParties(place), (party) => party.stop());
  const browser = cleanup.adopt(await launchChromium(), (opened) => opened.close());
  visit = (size) => startVisit(browser, { size });
});
afterAll(() => cleanup.disposeAsync());

async function signIn(login: string, size: Size, password = DEMO_PASSWORD): Promise<Visit> {
  const visitor = await visit(size);
  const { page } = visitor;
  await page.goto(school);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Hasło', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Zaloguj się' }).press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('logowanie'));
  // The header is there before the page in it.
  await page.getByRole('button', { name: 'Wyloguj się' }).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

const fine = async (visitor: Visit) => expect(await pageFaults(visitor)).toEqual([]);

test('D54 G79: a PESEL for a reason, a guardian by a code, who looked at the data, and what may be taken out', async () => {
  const office = await signIn('sekretariat', 'desktop');
  await office.page.goto(`${school}/dziekanat`);
  await office.page.getByLabel('Szukaj ucznia').fill('hela');
  await office.page.getByRole('link', { name: /Hela/ }).press('Enter');
  await office.page.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await fine(office);
  const dialog = office.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await dialog.getByText('Wybierz powód').first().waitFor();
  await dialog.getByLabel('Powód').selectOption({ label: 'Sprawdzam tożsamość' });
  await dialog.getByRole('button', { name: 'Pokaż PESEL' }).press('Enter');
  await office.page.getByRole('img', { name: /^PESEL: (\d ?){11}$/ }).waitFor();
  await fine(office);
  await office.page.getByRole('button', { name: 'Ukryj' }).press('Enter');
  await office.page.getByRole('button', { name: 'Dodaj opiekuna' }).press('Enter');
  await office.page.getByLabel('Imię i nazwisko opiekuna').fill('Babcia Żeglarz');
  await office.page.keyboard.press('Enter');
  const code = await office.page.getByRole('img', { name: /^Kod zaproszenia/ }).getAttribute('aria-label');
  await fine(office);
  await office.end();

  const guest = await visit('phone');
  await guest.page.goto(school);
  await guest.page.getByRole('link', { name: 'Mam kod zaproszenia' }).press('Enter');
  await guest.page.getByRole('button', { name: 'Załóż konto' }).press('Enter');
  await guest.page.getByRole('heading', { name: 'Popraw 3 miejsca' }).waitFor();
  await fine(guest);
  await guest.page.getByLabel('Kod zaproszenia').fill(code?.split(': ')[1] ?? '');
  await guest.page.getByLabel('Login, który wybierasz').fill('babcia');
  await guest.page.getByLabel('Hasło').fill('cztery slowa i kropka');
  await guest.page.keyboard.press('Enter');
  await guest.page.getByText('Konto jest gotowe: Babcia Żeglarz').waitFor();
  await guest.end();

  const guardian = await signIn('babcia', 'phone', 'cztery slowa i kropka');
  await fine(guardian);
  await guardian.page.getByRole('link', { name: /Hela/ }).press('Enter');
  await guardian.page.getByRole('cell', { name: 'pokazano cały PESEL' }).waitFor();
  const [file] = await Promise.all([
    guardian.page.waitForEvent('download'),
    guardian.page.getByRole('button', { name: 'Pobierz wszystkie dane' }).press('Enter'),
  ]);
  expect(file.suggestedFilename()).toBe('dane-osobowe.json');
  await guardian.page.getByRole('button', { name: 'Poproś o usunięcie danych' }).press('Enter');
  await guardian.page.getByRole('button', { name: 'Wyślij prośbę' }).press('Enter');
  await guardian.page.getByText('Prośba o usunięcie danych czeka').waitFor();
  await fine(guardian);
  await guardian.end();
});

test('D59: a teacher has two places, a head the staff, and what somebody asked for leads to an erasure', async () => {
  const teacher = await signIn('wychowawca', 'phone');
  await fine(teacher);
  await teacher.page.getByRole('link', { name: /4a/ }).press('Enter');
  await teacher.page.getByText('Żeglarz Hela').waitFor();
  expect(await teacher.page.getByRole('checkbox').count()).toBe(0);
  await fine(teacher);
  await teacher.end();

  const head = await signIn('dyrektor', 'desktop');
  await head.page.getByText('Babcia Żeglarz prosi o usunięcie danych: Hela Żeglarz.').waitFor();
  await head.page.getByRole('link', { name: 'Pracownicy' }).press('Enter');
  await head.page.getByRole('button', { name: 'Zmień: Wacław Sternik' }).press('Enter');
  await head.page.getByRole('checkbox', { name: '8b' }).press('Space');
  await fine(head);
  await head.page.getByRole('button', { name: 'Zapisz' }).press('Enter');
  await head.page.getByText('wychowawca: 4a, 8b').waitFor();
  await fine(head);

  await head.page.getByRole('link', { name: 'Otwórz' }).press('Enter');
  await head.page.getByRole('button', { name: 'Usuń dane' }).press('Enter');
  await head.page.getByRole('button', { name: 'Usuń na zawsze' }).press('Enter');
  await head.page.getByRole('textbox', { name: 'Hasło' }).fill(DEMO_PASSWORD);
  await fine(head);
  await head.page.keyboard.press('Enter');
  await head.page.getByText('Dane usunięte.').waitFor();
  await fine(head);
  await head.end();
});
