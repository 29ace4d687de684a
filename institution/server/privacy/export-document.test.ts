import { extractText } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { demoSchool } from '../demo/demo-school-settings.ts';
import { openPdfMaker } from '../pdf/make-pdf.ts';
import { institutionSettingsSchema } from '../settings.ts';
import { exportDocument } from './export-document.ts';

const pdfs = openPdfMaker();
afterAll(() => pdfs.stop());

const settings = institutionSettingsSchema.parse({
  ...demoSchool,
  origin: 'http://localhost:8080',
  issuerOrigin: 'http://localhost:8081',
  walletOrigin: 'http://localhost:8082',
  secureCookies: false,
  demonstration: true,
});
const at = '2026-11-21T12:00:00.000Z';
const exported = {
  exportedAt: at,
  institution: settings.name,
  person: {
    givenName: 'Łucja',
    familyName: 'Żółć',
    birthdate: '2015-03-08',
    albumNumber: '7',
    group: '4a',
    status: 'active' as const,
  },
  photos: [],
  accounts: [{ provider: 'local', login: 'lucja', display_name: 'Łucja Żółć', email: null }],
  guardians: [{ displayName: 'Mama', since: at, endedAt: null }],
  applications: [
    {
      kind: 'issue',
      channel: 'paper',
      reason: null,
      state: 'accepted',
      note: null,
      applied_at: at,
      decided_at: at,
      ended_at: null,
    },
  ],
  cardOrders: [],
  messages: [],
  views: [{ by: 'Biuro', what: 'pesel' as const, times: 2, lastAt: at }],
  history: [],
};

/** Starting the typesetter takes seconds on a busy machine. */
const PATIENCE = { timeout: 30_000 };

test('an export can be read by people, and says where there is nothing', PATIENCE, async () => {
  const pdf = await pdfs.makePdf('personal-data', exportDocument(settings, 'pl', exported));
  const text = (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/gu, ' ');
  for (const words of ['Łucja Żółć', 'wniosek o wydanie, na papierze, przyjęty', 'Biuro, pokazano cały PESEL, 2×']) {
    expect(text).toContain(words);
  }
  expect(text).toContain('Zlecenia i mLegitymacje Nie ma żadnych zapisów.');
  expect(text).not.toMatch(/undefined|null|NaN/);
});

test('English says the same', () => {
  const said = JSON.stringify(exportDocument(settings, 'en', exported).sections);
  expect(said).toContain('application to issue, on paper, accepted');
  expect(said).toContain('Biuro, saw the whole PESEL, 2×');
});
