import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { accessibilityFaults } from '@mleg/testing/browser/accessibility';
import { countText, seenText } from '@mleg/testing/browser/seen';
import { useSchool } from '@mleg/testing/pages/school';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const school = useSchool();

/** Four people side by side, from the detector's own samples. */
const group = () => {
  const app = createRequire(join(import.meta.dirname, '..', '..', 'institution', 'app', 'package.json'));
  return sharp(join(dirname(app.resolve('@vladmandic/face-api/package.json')), 'demo', 'sample6.jpg'));
};

/** The third of them alone, turned by so many degrees. */
async function portrait(degrees = 0): Promise<Buffer> {
  const around = await group().extract({ left: 910, top: 0, width: 752, height: 752 }).toBuffer();
  const turned = await sharp(around).rotate(degrees).toBuffer({ resolveWithObject: true });
  const left = Math.round(turned.info.width / 2) - 163;
  const top = Math.round(turned.info.height / 2) - 228;
  const face = sharp(turned.data).extract({ left, top, width: 326, height: 456 });
  return face.resize(708, 992, { fit: 'fill' }).jpeg().toBuffer();
}

const drawing = () =>
  sharp({ create: { width: 900, height: 1_300, channels: 3, background: '#cfd8dc' } })
    .composite([{ input: { create: { width: 420, height: 560, channels: 3, background: '#5b3a2a' } } }])
    .jpeg()
    .toBuffer();

const words = {
  one: 'Widać jedną twarz, ustawioną prosto.',
  none: 'Nie widzimy twarzy w kadrze.',
  many: 'W kadrze jest więcej niż jedna twarz.',
  tilted: 'Głowa jest przechylona.',
};

async function openPhotoPage(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Staś/ }).click();
  await page.getByRole('link', { name: 'Aktualizuj zdjęcie' }).click();
}

const choose = (page: Page, buffer: Buffer) =>
  page.getByLabel('Wybierz plik JPG').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });

test('F70: no face, two faces and a tilted head are told, and the photo may be sent all the same', async () => {
  const parent = await school.signIn('rodzic', 'phone');
  const { page } = parent;
  await openPhotoPage(page);
  const pictures = {
    one: await portrait(),
    many: await group().jpeg().toBuffer(),
    none: await drawing(),
    tilted: await portrait(20),
  };
  for (const [word, picture] of Object.entries(pictures)) {
    await choose(page, picture);
    for (const [other, text] of Object.entries(words)) {
      if (other === word) await seenText(page, text).waitFor();
      else await expect.poll(() => countText(page, text)).toBe(0);
    }
    expect(await accessibilityFaults(page, 'all')).toEqual([]);
  }
  await page.getByRole('button', { name: 'Wyślij zdjęcie' }).click();
  await seenText(page, 'Czeka na sprawdzenie').waitFor();
  await parent.end();
});

test('F70: where faces cannot be looked for, nothing is said about them', async () => {
  const { page } = await school.signIn('rodzic');
  await page.route('**/*.bin', (route) => route.abort());
  await openPhotoPage(page);
  const failed = page.waitForEvent('requestfailed');
  await choose(page, await portrait());
  await failed;
  await seenText(page, 'Rozmiar, ostrość i światło wyglądają dobrze.', { exact: true }).waitFor();
  await expect(countText(page, 'twarz w kadrze')).resolves.toBe(0);
  await expect(page.getByRole('button', { name: 'Wyślij zdjęcie' }).isEnabled()).resolves.toBe(true);
});
