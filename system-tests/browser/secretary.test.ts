import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import type { Visit } from '@mleg/testing/browser/visit';
import { type DemoSchool, startDemoSchool } from '@mleg/testing/pages/demo-school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLASS, classFile, letParentsSend, SIZE } from './secretary/class-of-thirty.ts';
import { codesEndSoon, lockCodes, withCodes } from './secretary/other-codes.ts';
import { startStopwatch } from './secretary/stopwatch.ts';

const AGREEMENT = [
  ['Ulica i numer', 'ul. Szkolna 1'],
  ['Kod pocztowy', '99-999'],
  ['Miejscowość', 'Morzanka'],
  ['Imię i nazwisko osoby kontaktowej', 'Sabina Bosman'],
  ['E-mail osoby kontaktowej', 'sekretariat@morzanka.example'],
  ['Telefon osoby kontaktowej', '+48 000 000 002'],
  ['Imię i nazwisko podpisującego', 'Danuta Latarnia'],
  ['Stanowisko podpisującego', 'dyrektor'],
  ['E-mail podpisującego', 'dyrektor@morzanka.example'],
] as const;

/** Milliseconds that a busy machine may take for one step. */
const PATIENT = 15_000;

let school: DemoSchool;
beforeAll(async () => {
  school = await startDemoSchool();
});
afterAll(() => school.stop());

const looksRight = async (visit: Visit) => expect(await pageFaults(visit)).toEqual([]);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

test('thirty pupils from the file to the slips in under three minutes', async () => {
  const office = await school.signIn('sekretariat');
  const { page } = office;
  const { step, report } = startStopwatch(page);
  await step('upload the file, name the column', async (hands) => {
    await hands.click(link(page, 'Lista z pliku'));
    await hands.upload(page.getByLabel('Plik CSV albo XLSX'), classFile());
    await hands.choose(page.getByLabel('Kogo zawiera plik'), 'Tylko niektórych – nikt nie odchodzi');
    await hands.click(button(page, 'Wczytaj plik'));
    await hands.choose(page.getByLabel('Numer albumu'), 'Księga');
    await hands.click(button(page, 'Wczytaj z tymi kolumnami'));
    await button(page, `${SIZE} Nowe osoby`).waitFor();
  });
  await looksRight(office);
  await step('look at the difference, confirm', async (hands) => {
    await hands.click(button(page, 'Zatwierdź zmiany'));
    await page.getByText('Zmiany zapisane.').waitFor();
  });
  await letParentsSend(school.database);
  await step('accept thirty photos', async (hands) => {
    await hands.click(link(page, 'Zdjęcia'));
    await hands.choose(page.getByLabel('Klasa'), `${CLASS} (${SIZE})`);
    const waiting = page.getByRole('list', { name: 'Czekające zdjęcia' }).getByRole('button');
    await expect.poll(() => waiting.count(), { timeout: PATIENT }).toBe(SIZE);
    await hands.click(waiting.first());
    for (let left = SIZE - 1; left >= 0; left -= 1) {
      await hands.key('a');
      await expect.poll(() => waiting.count(), { interval: 20, timeout: PATIENT }).toBe(left);
    }
  });
  await step('prepare the codes of the class', async (hands) => {
    await hands.click(link(page, 'Grupy'));
    await hands.click(page.getByRole('link', { name: new RegExp(`^${CLASS}`) }));
    await hands.click(button(page, `Przygotuj kody (${SIZE})`));
    await page.getByText(`Wszystkie kody są gotowe: ${SIZE}.`).waitFor({ timeout: 30_000 });
  });
  await looksRight(office);
  for (const [sheet, words] of [
    ['Kody QR', 'Kod do wpisania'],
    ['Kody aktywacyjne', 'Kod aktywacyjny'],
  ] as const) {
    await step(`print: ${sheet}`, async (hands) => {
      const back = link(page, 'Wróć do grupy');
      if (await back.isVisible()) await hands.click(back);
      await hands.click(link(page, sheet));
      await hands.click(button(page, `Pokaż odcinki (${SIZE})`));
      await expect.poll(() => page.getByText(words, { exact: true }).count(), { timeout: PATIENT }).toBe(SIZE);
      await hands.click(button(page, 'Drukuj'));
    });
    await looksRight(office);
  }
  expect(report()).toBeLessThan(180);
  await office.end();
});

test('F75 a file that drops more than a tenth waits for a second person, who confirms it by the keyboard and undoes it', async () => {
  const office = await school.signIn('sekretariat', 'phone');
  await link(office.page, 'Lista z pliku').press('Enter');
  await office.page.getByLabel('Plik CSV albo XLSX').setInputFiles(classFile(3, 'Nr albumu'));
  await button(office.page, 'Wczytaj plik').press('Enter');
  await office.page.getByText(/Zmiany musi zatwierdzić ktoś inny/).waitFor();
  expect(await button(office.page, 'Zatwierdź zmiany').count()).toBe(0);
  await looksRight(office);
  await office.end();

  const second = await school.signIn('dyrektor', 'phone');
  const { page } = second;
  await page.goto(`${school.origin}/dziekanat/dzis`);
  await page.getByText('Lista z pliku czeka na drugą osobę: to Ty możesz ją zatwierdzić').waitFor();
  await looksRight(second);
  await link(page, 'Zobacz zmiany').press('Enter');
  await button(page, /Odchodzą/).press('Enter');
  await button(page, 'Zatwierdź zmiany').press('Enter');
  await page.getByText('Zmiany zapisane.').waitFor();
  await looksRight(second);
  await button(page, 'Cofnij').first().press('Enter');
  await page
    .getByText(/Cofnięto/)
    .first()
    .waitFor();
  await second.end();
});

test('by the keyboard on a phone: somebody is found, gets codes, is reminded, and a locked code becomes a new one', async () => {
  const office = await school.signIn('sekretariat', 'phone');
  const { page } = office;
  await link(page, 'Osoby').press('Enter');
  await page.getByRole('heading', { name: 'Osoby' }).waitFor();
  await page.locator('#main').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('hela zeg');
  await page.getByText('Znaleziono 1 osobę').first().waitFor();
  await looksRight(office);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Żeglarz Hela' }).waitFor();
  await button(page, 'Przygotuj kody').press('Enter');
  await page.getByText('Gotowa', { exact: true }).first().waitFor({ timeout: 30_000 });
  await codesEndSoon(school.database, 'Hela');
  await lockCodes(school.database, 'Mewa', 'Gaja');

  await page.goto(`${school.origin}/dziekanat/dzis`);
  const remind = page.getByRole('button', { name: 'Przypomnij: Żeglarz Hela' });
  await remind.waitFor();
  await looksRight(office);
  await remind.press('Enter');
  await button(page, 'Przypomniano dziś').waitFor();
  await page.getByRole('button', { name: 'Nowy kod: Mewa Gaja' }).press('Enter');
  await button(page, 'Kod zamówiony').waitFor();
  await page.goto(`${school.origin}/dziekanat?stan=expiring`);
  await page.getByText('Znaleziono 1 osobę').first().waitFor();
  await office.end();

  const parent = await school.signIn('rodzic', 'phone');
  await parent.page.goto(`${school.origin}/wiadomosci`);
  await parent.page.getByRole('heading', { name: 'Przypomnienie: kody czekają' }).waitFor();
  await parent.end();
});

test('G76 a guardian cancels online, the office on paper; a right that ends takes the child from sight', async () => {
  await withCodes(school.database, 'Muszelka', 'Filip');
  const parent = await school.signIn('rodzic', 'phone');
  await parent.page.getByRole('link', { name: /Hela/ }).press('Enter');
  await button(parent.page, 'Złóż wniosek o anulowanie').press('Enter');
  await parent.page.getByRole('dialog').getByLabel('Powód').selectOption({ index: 1 });
  await looksRight(parent);
  await button(parent.page, 'Wyślij wniosek').press('Enter');
  await parent.page.getByText('Czeka na decyzję').waitFor();
  await parent.end();

  const office = await school.signIn('sekretariat');
  const { page } = office;
  await link(page, 'Rozpatrz').press('Enter');
  const entry = page.getByRole('listitem').filter({ hasText: 'Żeglarz Hela' });
  await button(page, 'Przyjmij').and(entry.getByRole('button')).press('Enter');
  const done = page.getByText('Przyjęto. Legitymacja i kody już nie działają.');
  await done.waitFor();
  await page.getByLabel('Uczeń', { exact: true }).pressSequentially('muszelka filip');
  await page.getByRole('list', { name: 'Uczniowie' }).getByText('Muszelka Filip').waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Rodzaj wniosku').selectOption({ label: 'Wniosek o anulowanie mLegitymacji' });
  await page.getByLabel('Powód').selectOption({ index: 1 });
  await looksRight(office);
  await button(page, 'Zapisz i przyjmij').press('Enter');
  await expect.poll(() => done.count(), { timeout: PATIENT }).toBe(2);

  const father = await school.signIn('tata', 'phone');
  await father.page.getByRole('link', { name: /Hela/ }).waitFor();
  await link(page, 'Osoby').press('Enter');
  await page.getByLabel('Szukaj ucznia').pressSequentially('hela zeg');
  await page.getByText('Znaleziono 1 osobę').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Olaf Żeglarz').locator('..').getByRole('button', { name: 'Zakończ prawo' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Zakończ prawo' }).press('Enter');
  await page.getByText(/Olaf Żeglarz, prawo zakończone/).waitFor();
  await looksRight(office);
  await office.end();
  await father.page.reload();
  await father.page.getByRole('link', { name: /Staś/ }).waitFor();
  expect(await father.page.getByRole('link', { name: /Hela/ }).count()).toBe(0);
  await father.end();
});

test('D66 an agreement is changed while it holds, and applied for again once it has ended, on the institution’s own page', async () => {
  const asking = await school.signIn('dyrektor', 'phone');
  await asking.page.goto(`${school.origin}/dziekanat/umowa`);
  await button(asking.page, 'Poproś o zmianę').press('Enter');
  await asking.page.getByLabel('Ile razy można pomylić kod').fill('11');
  await button(asking.page, 'Wyślij prośbę').press('Enter');
  await asking.page.getByRole('link', { name: /od 1 do 10$/ }).waitFor();
  await looksRight(asking);
  await asking.page.getByLabel('Ile razy można pomylić kod').fill('4');
  await asking.page.getByRole('checkbox', { name: /klucz podpisów/ }).check();
  await button(asking.page, 'Wyślij prośbę').press('Enter');
  const fingerprint = await asking.page
    .getByText('z 5 na 4')
    .locator('xpath=ancestor::section')
    .locator('code')
    .innerText();
  await looksRight(asking);

  const ministry = await school.visit();
  await ministry.page.goto(school.desk);
  await ministry.page.getByLabel('Adres e-mail').fill('bruno@ministerstwo.example');
  await ministry.page.getByLabel('Hasło').fill(DEMO_PASSWORD);
  await button(ministry.page, 'Zaloguj się hasłem').press('Enter');
  await ministry.page.getByRole('heading', { name: 'Umowy', level: 1 }).waitFor();
  await ministry.page.getByText('Prosi o zmianę', { exact: true }).waitFor();
  await ministry.page.goto(`${school.desk}/umowy/sp-1-morzanka`);
  await ministry.page.getByText(fingerprint).waitFor();
  await looksRight(ministry);
  const dialog = ministry.page.getByRole('dialog');
  await button(ministry.page, 'Przyjmij zmianę').press('Enter');
  await dialog.getByRole('button', { name: 'Przyjmuję zmianę' }).press('Enter');
  await dialog.getByText('Sprawdź zmianę i potwierdź').waitFor();
  await looksRight(ministry);
  await dialog.getByLabel(/^Odcisk nowego klucza/).check();
  await dialog.getByRole('button', { name: 'Przyjmuję zmianę' }).press('Enter');
  await ministry.page.getByText('Zmiana obowiązuje.').waitFor();
  await asking.page.reload();
  await asking.page.getByText('Zgoda na zmianę').waitFor();
  await asking.page.getByText(fingerprint).waitFor();
  await asking.end();

  await button(ministry.page, 'Zakończ').press('Enter');
  await dialog.getByRole('radio').first().check();
  await dialog.getByLabel('Powód').fill('Szkoła się przenosi.');
  await dialog.getByRole('button', { name: 'Kończę umowę' }).press('Enter');
  await ministry.page.getByText(/^Umowa zakończona\./).waitFor();
  await ministry.end();

  const head = await school.signIn('dyrektor', 'phone');
  const { page } = head;
  await page.goto(`${school.origin}/dziekanat/umowa`);
  await page.getByText('Szkoła się przenosi.').waitFor();
  await looksRight(head);
  await button(page, 'Wyślij wniosek').press('Enter');
  await page.getByRole('link', { name: 'Wpisz kod w postaci 00-000' }).waitFor();
  await looksRight(head);
  for (const [label, value] of AGREEMENT) await page.getByLabel(label, { exact: true }).fill(value);
  await head.context.clearCookies();
  await button(page, 'Wyślij wniosek').press('Enter');
  const again = page.getByRole('dialog', { name: 'Sesja wygasła' });
  await again.getByLabel('Login', { exact: true }).fill('dyrektor');
  await again.getByLabel('Hasło', { exact: true }).fill(DEMO_PASSWORD);
  await button(page, 'Zaloguj się').press('Enter');
  await again.waitFor({ state: 'hidden' });
  await button(page, 'Wyślij wniosek').press('Enter');
  await page.getByText('Wniosek czeka w Ministerstwie.', { exact: false }).waitFor();
  await looksRight(head);
  await head.end();
});
