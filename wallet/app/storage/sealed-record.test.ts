import { expect, test } from 'vitest';
import { type RecordUpgrade, upgradeRecord } from './record-versions.ts';
import { openRecord, sealRecord } from './sealed-record.ts';

const makeVaultKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

test('a record comes back as it was', async () => {
  const key = await makeVaultKey();
  const sealed = await sealRecord(key, 'card/1', { id: '1', name: 'Zażółć' });
  expect(await openRecord(key, 'card', 'card/1', sealed)).toEqual({ id: '1', name: 'Zażółć' });
});

test('a record put in the place of another does not open', async () => {
  const key = await makeVaultKey();
  const sealed = await sealRecord(key, 'card/1', { id: '1' });
  await expect(openRecord(key, 'card', 'card/2', sealed)).rejects.toThrow();
});

test('nothing of a record can be read without the key', async () => {
  const sealed = await sealRecord(await makeVaultKey(), 'card/1', { id: '1', name: 'Przykładowa' });
  expect(new TextDecoder().decode(sealed.data)).not.toContain('Przyk');
});

const upgrades: RecordUpgrade[] = [
  (_kind, record) => ({ ...(record as object), second: true }),
  (_kind, record) => ({ ...(record as object), third: true }),
];

test('W36 an old record is brought up to date step by step', () => {
  expect(upgradeRecord('card', 1, { first: true }, upgrades)).toEqual({ first: true, second: true, third: true });
  expect(upgradeRecord('card', 2, { first: true }, upgrades)).toEqual({ first: true, third: true });
});

test('W36 a record of a newer app is left alone', () => {
  expect(() => upgradeRecord('card', 4, {}, upgrades)).toThrow('newer version');
});
