import { expect, test } from 'vitest';
import { demoSchool } from '../demo/demo-school-settings.ts';
import { institutionSettingsSchema } from '../settings.ts';
import { mayPrint } from './call-context.ts';

const settingsOf = (slipsBy: 'office' | 'teachers') =>
  institutionSettingsSchema.parse({
    ...demoSchool,
    policies: { slipsBy },
    origin: 'http://localhost:8080',
    issuerOrigin: 'http://localhost:8081',
    walletOrigin: 'http://localhost:8082',
    demonstration: true,
    secureCookies: false,
  });
const account = { accountId: '', displayName: '', head: false };

test('D59: class teachers print slips only where the institution lets them', () => {
  const teacher = { ...account, office: false, teaches: ['4a'] };
  expect(mayPrint({ settings: settingsOf('teachers') }, teacher)).toBe(true);
  expect(mayPrint({ settings: settingsOf('office') }, teacher)).toBe(false);
  expect(mayPrint({ settings: settingsOf('office') }, { ...account, office: true, teaches: [] })).toBe(true);
});
