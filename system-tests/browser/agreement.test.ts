import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import type { Visit } from '@mleg/testing/browser/visit';
import { approveHeld } from '@mleg/testing/pages/approve-held';
import { useSchoolOfItsOwn } from '@mleg/testing/pages/school';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

/** What has ended here may order nothing any more. */
const school = useSchoolOfItsOwn();

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

const looksRight = async (visit: Visit) => expect(await pageFaults(visit)).toEqual([]);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Somebody of the Ministry, on the page of the change that is asked for. */
async function atTheDesk(email: string, fingerprint: string): Promise<Visit> {
  const visit = await school.visit();
  const { page } = visit;
  await page.goto(school.desk);
  await page.getByLabel('Adres e-mail').fill(email);
  await page.getByLabel('Hasło').fill(DEMO_PASSWORD);
  await button(page, 'Zaloguj się hasłem').press('Enter');
  await page.getByRole('heading', { name: 'Umowy', level: 1 }).waitFor();
  await seenText(page, 'Prosi o zmianę', { exact: true }).waitFor();
  await page.goto(`${school.desk}/umowy/sp-1-morzanka`);
  await seenText(page, fingerprint).waitFor();
  await looksRight(visit);
  return visit;
}

async function acceptChange(visit: Visit): Promise<void> {
  const { page } = visit;
  const dialog = page.getByRole('dialog');
  await button(page, 'Przyjmij zmianę').press('Enter');
  await dialog.getByRole('button', { name: 'Przyjmuję zmianę' }).press('Enter');
  await seenText(dialog, 'Sprawdź zmianę i potwierdź').waitFor();
  await looksRight(visit);
  await dialog.getByLabel(/^Odcisk nowego klucza/).check();
  await dialog.getByRole('button', { name: 'Przyjmuję zmianę' }).press('Enter');
}

test('D66 Q80 Q104 an agreement is changed while it holds, and applied for again once it has ended, on the institution’s own page', async () => {
  const asking = await school.signIn('dyrektor', 'phone');
  await asking.page.goto(`${school.origin}/biuro/umowa`);
  await button(asking.page, 'Poproś o zmianę').press('Enter');
  await asking.page.getByLabel('Ile razy można pomylić kod').fill('11');
  await button(asking.page, 'Wyślij prośbę').press('Enter');
  await asking.page.getByRole('link', { name: /od 1 do 10$/ }).waitFor();
  await looksRight(asking);
  await asking.page.getByLabel('Ile razy można pomylić kod').fill('4');
  await asking.page.getByRole('checkbox', { name: /klucz podpisów/ }).check();
  await button(asking.page, 'Wyślij prośbę').press('Enter');
  await seenText(asking.page, 'Zapisano. Czeka na drugą osobę').waitFor();
  await looksRight(asking);
  await approveHeld(school, 'sekretariat', /^Sprawdź: Zmiana umowy/);
  await asking.page.reload();
  const fingerprint = await seenText(asking.page, 'z 5 na 4')
    .locator('xpath=ancestor::section')
    .locator('code')
    .innerText();
  await looksRight(asking);

  // Another key takes two people of the desk.
  const clerk = await atTheDesk('klara@ministerstwo.example', fingerprint);
  await acceptChange(clerk);
  await seenText(clerk.page, 'Zgody: 1 z 2 – Klara Sekstans.').waitFor();
  expect(await button(clerk.page, 'Przyjmij zmianę').count()).toBe(0);
  await looksRight(clerk);
  await clerk.end();
  const ministry = await atTheDesk('bruno@ministerstwo.example', fingerprint);
  await acceptChange(ministry);
  await seenText(ministry.page, 'Zmiana obowiązuje.').waitFor();
  await asking.page.reload();
  await seenText(asking.page, 'Zgoda na zmianę').waitFor();
  await seenText(asking.page, fingerprint).waitFor();
  await asking.end();

  await button(ministry.page, 'Zakończ').press('Enter');
  const dialog = ministry.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'unieważnić od razu' }).check();
  await dialog.getByLabel('Powód').fill('Szkoła się przenosi.');
  await dialog.getByRole('button', { name: 'Kończę umowę' }).press('Enter');
  await seenText(ministry.page, /^Umowa zakończona\./).waitFor();
  await ministry.end();

  const head = await school.signIn('dyrektor', 'phone');
  const { page } = head;
  await page.goto(`${school.origin}/biuro/umowa`);
  await seenText(page, 'Szkoła się przenosi.').waitFor();
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
  // Q80: pasted with a letter of another alphabet.
  await page.getByLabel('Ulica i numer', { exact: true }).fill('ul. Szkolnа 1');
  await button(page, 'Wyślij wniosek').press('Enter');
  await seenText(page, /: Ulica.i.numer\. Użyj liter polskich/).waitFor();
  await looksRight(head);
  await page.getByLabel('Ulica i numer', { exact: true }).fill('ul. Szkolna 1');
  await button(page, 'Wyślij wniosek').press('Enter');
  await seenText(page, 'Wniosek czeka w Ministerstwie.').waitFor();
  await looksRight(head);
  await head.end();
});
