import { readFile } from 'node:fs/promises';
import { accessibilityFaults } from '@mleg/testing/browser/accessibility';
import { seenText } from '@mleg/testing/browser/seen';
import { useSchool } from '@mleg/testing/pages/school';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { extractText } from 'unpdf';
import { expect, test } from 'vitest';

const school = useSchool();

const isAccessible = async (page: Page) => expect(await accessibilityFaults(page, 'all')).toEqual([]);

const portrait = () =>
  sharp({ create: { width: 900, height: 1_300, channels: 3, background: '#cfd8dc' } })
    .composite([{ input: { create: { width: 420, height: 560, channels: 3, background: '#5b3a2a' } } }])
    .jpeg()
    .toBuffer();

test('the seed’s steps of parent and secretary: apply, photo by keyboard, review by keyboard, decide, told', async () => {
  const parent = await school.signIn('rodzic', 'phone');
  const { page } = parent;
  await isAccessible(page);
  await page.getByRole('link', { name: /Staś/ }).click();
  await page.getByRole('button', { name: 'Złóż wniosek o wydanie' }).click();
  await isAccessible(page);
  await page.getByRole('button', { name: 'Wyślij wniosek' }).click();
  await seenText(page, 'Czeka na decyzję').waitFor();
  await isAccessible(page);

  await page.goto(`${school.origin}/dzieci`);
  await page.getByRole('link', { name: /Zuzia/ }).click();
  await page.getByRole('link', { name: 'Aktualizuj zdjęcie' }).click();
  const file = { name: '../../zdjecie.jpg', mimeType: 'image/jpeg', buffer: await portrait() };
  await page.getByLabel('Wybierz plik JPG').setInputFiles(file);
  await page.getByLabel('Powiększenie').press('ArrowRight');
  await page.getByLabel('W lewo i w prawo').press('ArrowLeft');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Wyślij zdjęcie' }).press('Enter');
  await seenText(page, 'Czeka na sprawdzenie').waitFor();

  const office = await school.signIn('sekretariat');
  await office.page.getByRole('link', { name: 'Zdjęcia' }).click();
  const grid = office.page.getByRole('list', { name: 'Czekające zdjęcia' });
  await grid.getByRole('button', { name: 'Żeglarz Zuzia' }).click();
  await office.page.getByRole('region', { name: 'Żeglarz Zuzia' }).waitFor();
  await isAccessible(office.page);
  await office.page.keyboard.press('r');
  await office.page.getByLabel('Powód').selectOption({ index: 3 });
  await isAccessible(office.page);
  await office.page.getByRole('button', { name: 'Odrzuć zdjęcie' }).click();
  await grid.getByRole('button', { name: 'Żeglarz Zuzia' }).waitFor({ state: 'detached' });

  await office.page.getByRole('link', { name: 'Wnioski' }).click();
  const entry = office.page.getByRole('listitem').filter({ hasText: 'Żeglarz Staś' });
  await entry.getByRole('button', { name: 'Przyjmij' }).click();
  await seenText(office.page, 'Przyjęto. Kody są już zamówione.').waitFor();
  await isAccessible(office.page);
  await office.end();

  await page.goto(`${school.origin}/wiadomosci`);
  const message = (title: string, child: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }), hasText: child });
  await message('Zdjęcie do poprawy', 'Zuzia').waitFor();
  await message('Wniosek o wydanie przyjęty', 'Staś').waitFor();
  const codes = message('Kody do mLegitymacji są gotowe', 'Staś');
  await codes.waitFor();
  await isAccessible(page);
  await codes.getByRole('link', { name: 'Otwórz' }).click();
  await page.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await page.getByRole('img', { name: 'Kod QR do aktywacji mLegitymacji' }).waitFor();
  await isAccessible(page);
  await parent.end();
});

test('G77: the guardian of a pupil who turns 18 today sees nobody, the pupil acts alone', async () => {
  const guardian = await school.signIn('opiekun18', 'phone');
  await guardian.page.getByRole('heading', { name: 'Nie masz teraz praw opiekuna' }).waitFor();
  await isAccessible(guardian.page);
  await guardian.end();
  const pupil = await school.signIn('pelnoletni');
  await pupil.page.getByRole('heading', { level: 1, name: 'Gustaw Horyzont' }).waitFor();
  await pupil.end();
});

test('on paper: anybody reads the instruction, a parent downloads a form by keyboard, the office prints one for a pupil', async () => {
  const anybody = await school.visit('phone');
  await anybody.page.goto(`${school.origin}/logowanie`);
  const opened = anybody.context.waitForEvent('page');
  await anybody.page.getByRole('link', { name: 'Instrukcja krok po kroku' }).click();
  const reading = await opened;
  await reading.getByRole('heading', { level: 1, name: 'Jak dodać mLegitymację szkolną do telefonu' }).waitFor();
  const screens = reading.getByRole('main').getByRole('img');
  for (const screen of await screens.all()) await screen.scrollIntoViewIfNeeded();
  const arrived = () =>
    reading.evaluate('[...document.images].filter(({ naturalWidth }) => naturalWidth === 480).length');
  await expect.poll(arrived).toBe(await screens.count());
  await isAccessible(reading);
  const instruction = reading.getByRole('link', { name: 'Pobierz instrukcję (PDF)' });
  expect(await downloaded(reading, () => instruction.click())).toContain('Zgubiony albo ukradziony telefon');
  await anybody.end();

  const parent = await school.signIn('rodzic', 'phone');
  await parent.page.getByRole('link', { name: /Hela/ }).click();
  const form = parent.page.getByRole('button', { name: 'Wniosek o anulowanie (PDF)' });
  const filled = await downloaded(parent.page, () => form.press('Enter'));
  expect(filled).toMatch(/rezygnacja z usługi/);
  expect(filled).toContain('Hela Żeglarz');
  await parent.end();

  const office = await school.signIn('sekretariat');
  await office.page.goto(`${school.origin}/biuro/wnioski`);
  const blank = office.page.getByRole('link', { name: 'Wniosek o wydanie (PDF)' });
  expect(await downloaded(office.page, () => blank.click())).not.toContain('Hela');
  await office.page.getByLabel('Uczeń').fill('Żeglarz Hela');
  await office.page.getByRole('button', { name: /Hela/ }).click();
  await expect(office.page.getByLabel('Rodzaj wniosku').getByRole('option').count()).resolves.toBe(2);
  await expect(office.page.getByRole('option', { name: /Sprzeciw/ }).count()).resolves.toBe(0);
  await isAccessible(office.page);
  const atOffice = office.page.getByRole('button', { name: 'Wniosek o wydanie (PDF)' });
  expect(await downloaded(office.page, () => atOffice.press('Enter'))).toContain('Hela Żeglarz');
  await office.end();
});

/** The text of the PDF that a press leads to. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  const { text } = await extractText(new Uint8Array(await readFile(await (await download).path())), {
    mergePages: true,
  });
  return text.replaceAll(/\s+/g, ' ');
}
