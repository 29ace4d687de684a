import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { changePerson } from '@mleg/testing/clients/change-person';
import { openPortal } from '@mleg/testing/clients/portal';
import { approveHeld } from '@mleg/testing/pages/approve-held';
import { useSchool } from '@mleg/testing/pages/school';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { CLASS, classFile, letPupilsSend, SIZE } from './secretary/class-of-thirty.ts';
import { codesEndSoon, lockCodes, withCodes } from './secretary/other-codes.ts';
import { type Hands, startStopwatch } from './secretary/stopwatch.ts';

const school = useSchool();

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
    await hands.choose(page.getByLabel('Numer w księdze uczniów'), 'Księga');
    await hands.click(button(page, 'Wczytaj z tymi kolumnami'));
    await button(page, `${SIZE} Nowe osoby`).waitFor();
  });
  await looksRight(office);
  await step('look at the difference, confirm', async (hands) => {
    await hands.click(button(page, 'Poproś drugą osobę'));
    await seenText(page, 'Zapisano. Czeka na drugą osobę').waitFor();
  });
  await looksRight(office);
  await approveHeld(school, 'dyrektor', /^Sprawdź: Lista z pliku/);
  await letPupilsSend(school.database);
  await step('accept thirty photos', async (hands) => {
    await hands.click(link(page, 'Zdjęcia'));
    await hands.choose(page.getByLabel('Klasa'), `${CLASS} (${SIZE})`);
    const waiting = page.getByRole('list', { name: 'Czekające zdjęcia' }).getByRole('button');
    await expect.poll(() => waiting.count()).toBe(SIZE);
    const [first] = await waiting.all();
    if (first) await hands.click(first);
    for (let left = SIZE - 1; left >= 0; left -= 1) {
      await hands.key('a');
      await expect.poll(() => waiting.count(), { interval: 20 }).toBe(left);
    }
  });
  await step('prepare the codes of the class', async (hands) => {
    await hands.click(link(page, 'Klasy'));
    await hands.click(page.getByRole('link', { name: new RegExp(`^${CLASS}`) }));
    await hands.click(button(page, `Przygotuj kody (${SIZE})`));
    await seenText(page, `Wszystkie kody są gotowe: ${SIZE}.`).waitFor();
  });
  await looksRight(office);
  const show = button(page, `Pokaż odcinki (${SIZE})`);
  const print = async (hands: Hands, words: string) => {
    await hands.click(show);
    await expect.poll(() => seenText(page, words, { exact: true }).count()).toBe(SIZE);
    await hands.click(button(page, 'Drukuj'));
  };
  await step('print: Kody QR', async (hands) => {
    await hands.click(link(page, 'Kody QR'));
    await print(hands, 'Kod do wpisania');
  });
  await looksRight(office);
  await step('ask for the other sheet', async (hands) => {
    await hands.click(link(page, 'Wróć do grupy'));
    await hands.click(link(page, 'Kody aktywacyjne'));
    await hands.click(show);
    await seenText(page, 'Zapisano. Czeka na drugą osobę').waitFor();
  });
  await looksRight(office);
  await approveHeld(school, 'dyrektor', /^Sprawdź: Drugi arkusz kodów/);
  await step('print: Kody aktywacyjne', (hands) => print(hands, 'Kod aktywacyjny'));
  await looksRight(office);
  expect(report()).toBeLessThan(180);
  await office.end();
});

test('Q52 Q62 a second person looks at several requests and approves those that are ticked, by the keyboard on a phone', async () => {
  const clerk = await openPortal((request) => fetch(request), school.origin, 'sekretariat', DEMO_PASSWORD);
  const { people } = (await clerk.call<{ people: { personId: string }[] }>('POST', '/office/people-search', {})).body;
  const names: string[] = [];
  const asked = people.slice(-3);
  for (const { personId } of asked) {
    const { body } = await clerk.call<Record<string, string>>('GET', `/office/people/${personId}/fields`);
    const { hasPesel: _has, ...fields } = body;
    names.push(`${fields['givenName']} ${fields['familyName']}`);
    const changed = { ...fields, familyName: `${fields['familyName']}-Wielosłowska` };
    expect((await clerk.call('PUT', `/office/people/${personId}`, changed)).status).toBe(409);
  }
  const head = await school.signIn('dyrektor', 'phone');
  const { page } = head;
  await page.goto(`${school.origin}/biuro/druga-osoba`);
  await button(page, /^Sprawdź kilka naraz/).press('Enter');
  const entries = page.getByRole('listitem').filter({ hasText: '-Wielosłowska' });
  const ticks = entries.getByRole('checkbox', { name: /^Zatwierdzam: Zmiana danych/ });
  await expect.poll(() => ticks.count()).toBe(3);
  await looksRight(head);
  for (const name of names.slice(1)) await page.getByRole('checkbox', { name }).press('Space');
  // One of them changes after it was looked at: it is shown anew, and looked at again.
  expect((await changePerson(clerk, asked[1]?.personId ?? '', { group: '6z' })).status).toBe(204);
  await button(page, 'Zatwierdź zaznaczone (2)').press('Enter');
  await seenText(page, 'Zatwierdzono i wykonano: 1.').waitFor();
  await seenText(page, /Od kiedy to widzisz, coś się zmieniło/).waitFor();
  await entries
    .filter({ hasText: names[1] ?? '' })
    .filter({ hasText: '6z' })
    .waitFor();
  await looksRight(head);
  await page.getByRole('checkbox', { name: names[1] ?? '' }).press('Space');
  await button(page, 'Zatwierdź zaznaczone (1)').press('Enter');
  await expect.poll(() => ticks.count()).toBe(1);
  await looksRight(head);
  await head.end();
  const changed = school.database.selectFrom('people').select('family_name').where('family_name', 'like', '%-Wielo%');
  expect(await changed.execute()).toHaveLength(2);
});

test('F75 a file that drops more than a tenth waits for a second person, who approves it by the keyboard and undoes it', async () => {
  const office = await school.signIn('sekretariat', 'phone');
  await link(office.page, 'Lista z pliku').press('Enter');
  await office.page.getByLabel('Plik CSV albo XLSX').setInputFiles(classFile(3, 'Nr albumu'));
  await button(office.page, 'Wczytaj plik').press('Enter');
  await seenText(office.page, /Cały plik zatwierdzi druga osoba/).waitFor();
  expect(await button(office.page, 'Zatwierdź zmiany').count()).toBe(0);
  await looksRight(office);

  const second = await school.signIn('dyrektor', 'phone');
  const { page } = second;
  await page.goto(`${school.origin}/biuro/lista`);
  await seenText(page, /tym pliku decyduje/).waitFor();
  expect(await button(page, /Zatwierdź zmiany|Poproś drugą osobę|Odrzuć plik/).count()).toBe(0);
  // A colleague's file keeps nobody from their own.
  await page.getByLabel('Plik CSV albo XLSX').waitFor();
  await looksRight(second);
  await button(office.page, 'Poproś drugą osobę').press('Enter');
  await seenText(office.page, 'Zapisano. Czeka na drugą osobę').waitFor();
  await looksRight(office);
  await office.end();
  await approveHeld(school, 'dyrektor', /^Sprawdź: Lista z pliku/);

  await page.reload();
  await button(page, 'Cofnij ten import').press('Enter');
  await seenText(page, 'Zapisano. Czeka na drugą osobę').waitFor();
  await looksRight(second);
  await second.end();
  await approveHeld(school, 'sekretariat', /^Sprawdź: Cofnięcie listy z pliku/);
});

test('by the keyboard on a phone: somebody is found, gets codes, is reminded, and a locked code becomes a new one', async () => {
  const office = await school.signIn('sekretariat', 'phone');
  const { page } = office;
  await link(page, 'Osoby').press('Enter');
  await page.getByRole('heading', { name: 'Osoby' }).waitFor();
  await page.locator('#main').focus();
  await page.keyboard.press('/');
  await page.locator('#search:focus').waitFor();
  await page.keyboard.type('hela zeg');
  await seenText(page, 'Znaleziono 1 osobę').waitFor();
  await looksRight(office);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Żeglarz Hela' }).waitFor();
  await button(page, 'Przygotuj kody').press('Enter');
  await seenText(page, 'Gotowa', { exact: true }).waitFor();
  await codesEndSoon(school.database, 'Hela');
  await lockCodes(school.database, 'Mewa', 'Gaja');

  await page.goto(`${school.origin}/biuro/dzis`);
  const remind = page.getByRole('button', { name: 'Przypomnij: Żeglarz Hela' });
  await remind.waitFor();
  await looksRight(office);
  await remind.press('Enter');
  await button(page, 'Przypomniano dziś').waitFor();
  await page.getByRole('button', { name: 'Nowy kod: Mewa Gaja' }).press('Enter');
  await button(page, 'Kod zamówiony').waitFor();
  await page.goto(`${school.origin}/biuro?stan=expiring`);
  await seenText(page, 'Znaleziono 1 osobę').waitFor();
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
  await seenText(parent.page, 'Czeka na decyzję').waitFor();
  await parent.end();

  const office = await school.signIn('sekretariat');
  const { page } = office;
  await link(page, 'Rozpatrz').press('Enter');
  const entry = page.getByRole('listitem').filter({ hasText: 'Żeglarz Hela' });
  await button(page, 'Przyjmij').and(entry.getByRole('button')).press('Enter');
  const done = seenText(page, 'Przyjęto. Legitymacja i kody już nie działają.');
  await done.waitFor();
  await page.getByLabel('Uczeń', { exact: true }).pressSequentially('muszelka filip');
  // Before the list has caught up with the words: who is meant is said by all of them.
  await page.keyboard.press('Enter');
  await seenText(page, /^Wybrano: Muszelka Filip/).waitFor();
  await page.getByLabel('Rodzaj wniosku').selectOption({ label: 'Wniosek o anulowanie mLegitymacji' });
  await page.getByLabel('Powód').selectOption({ index: 1 });
  await looksRight(office);
  await button(page, 'Zapisz wniosek').press('Enter');
  await expect.poll(() => done.count()).toBe(2);

  const father = await school.signIn('tata', 'phone');
  await father.page.getByRole('link', { name: /Hela/ }).waitFor();
  await link(page, 'Osoby').press('Enter');
  await page.getByLabel('Szukaj ucznia').pressSequentially('hela zeg');
  await seenText(page, 'Znaleziono 1 osobę').waitFor();
  await page.keyboard.press('Enter');
  await seenText(page, 'Olaf Żeglarz').locator('..').getByRole('button', { name: 'Zakończ prawo' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Zakończ prawo' }).press('Enter');
  await seenText(page, /Olaf Żeglarz, prawo zakończone/).waitFor();
  await looksRight(office);
  await office.end();
  await father.page.reload();
  await father.page.getByRole('link', { name: /Staś/ }).waitFor();
  expect(await father.page.getByRole('link', { name: /Hela/ }).count()).toBe(0);
  await father.end();
});
