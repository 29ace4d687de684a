import { createHash } from 'node:crypto';
import { readPesel } from '@mleg/student-card/pesel';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import { expect, test } from 'vitest';
import { judgeEligibility } from '../eligibility/judge-eligibility.ts';
import { institutionSettingsSchema } from '../settings.ts';
import { DEMO_PEOPLE, demoPeople, demoSignIns } from './demo-people.ts';
import { demoInstitution } from './demo-settings.ts';

const days = ['2026-11-21', '2027-03-30', '2027-03-31', '2027-10-31', '2028-02-29'];

test.each(days)('shows every kind of student, also on %s', async (day) => {
  const today = new Date(`${day}T12:00:00Z`);
  const obstacles: Record<string, string[]> = {};
  for (const { person, photo, account } of await demoPeople(today)) {
    if (!person || !account) continue;
    const facts = { ...person, personId: '', cardId: '', hasPhoto: photo !== undefined };
    const { policies } = demoInstitution;
    const { rules } = judgeEligibility({ person: facts, policies, today: dateInWarsaw(today) });
    obstacles[account.login] = rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
  }
  expect(obstacles).toEqual({
    zofia: [],
    tymon: [],
    maksymiliana: [],
    gabriel: [],
    ola: [],
    oksana: ['pesel-present'],
    kornel: ['pesel-correct'],
    lena: ['physical-card-valid'],
    igor: ['physical-card-valid'],
    hania: ['physical-card-present'],
    kaj: ['photo-present'],
    wit: ['active-student'],
    nela: ['pesel-present', 'physical-card-valid', 'photo-present', 'data-complete'],
    borys: [],
  });
});

test('everybody’s PESEL is right by its check digit, and nobody’s twice', async () => {
  const pesels = (await demoPeople(new Date())).flatMap(({ person }) => person?.pesel ?? []);
  for (const pesel of pesels) expect(readPesel(pesel)).toHaveProperty('birthdate');
  expect(new Set(pesels).size).toBe(pesels.length);
});

test('everybody looks different', async () => {
  const photos = (await demoPeople(new Date())).flatMap(({ photo }) => (photo ? [photo] : []));
  const looks = photos.map((photo) => createHash('sha256').update(photo).digest('hex'));
  expect(new Set(looks).size).toBe(looks.length);
});

test('says with what to sign in', () => {
  expect(demoSignIns.map(({ login }) => login)).toEqual([
    ...DEMO_PEOPLE.map(({ login }) => login),
    'dziekanat',
    'kierownik',
  ]);
});

test('the demonstration’s settings are settings', () => {
  const origins = { origin: 'http://localhost:8080', issuerOrigin: 'http://localhost:8081' };
  const walletOrigin = 'http://localhost:8082';
  expect(() =>
    institutionSettingsSchema.parse({
      ...demoInstitution,
      ...origins,
      walletOrigin,
      demonstration: true,
      secureCookies: false,
    }),
  ).not.toThrow();
});
