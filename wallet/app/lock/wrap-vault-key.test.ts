import { expect, test } from 'vitest';
import {
  makeDeviceKey,
  makeVaultKey,
  unwrapWithPasskey,
  unwrapWithSecret,
  wrapWithPasskey,
  wrapWithSecret,
} from './wrap-vault-key.ts';

const ITERATIONS = 1_000;
const iv = new Uint8Array(12);
const encrypt = (key: CryptoKey) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array([1, 2, 3]));

test('the right PIN gives the key back, and it can no longer be read', async () => {
  const [vaultKey, deviceKey] = [await makeVaultKey(), await makeDeviceKey()];
  const wrap = await wrapWithSecret(vaultKey, deviceKey, '493021', ITERATIONS);
  const opened = await unwrapWithSecret(wrap, deviceKey, '493021');
  if (opened === undefined) throw new Error('not opened');
  expect(opened.extractable).toBe(false);
  expect(await encrypt(opened)).toEqual(await encrypt(vaultKey));
});

test('a wrong PIN gives nothing', async () => {
  const deviceKey = await makeDeviceKey();
  const wrap = await wrapWithSecret(await makeVaultKey(), deviceKey, '493021', ITERATIONS);
  expect(await unwrapWithSecret(wrap, deviceKey, '493022')).toBeUndefined();
});

test('the right PIN without this device gives nothing', async () => {
  const wrap = await wrapWithSecret(await makeVaultKey(), await makeDeviceKey(), '493021', ITERATIONS);
  await expect(unwrapWithSecret(wrap, await makeDeviceKey(), '493021')).rejects.toThrow();
});

test('a password is the same however its accents were typed', async () => {
  const deviceKey = await makeDeviceKey();
  const wrap = await wrapWithSecret(await makeVaultKey(), deviceKey, 'zażółć-gęślą', ITERATIONS);
  expect(await unwrapWithSecret(wrap, deviceKey, 'zażółć-gęślą'.normalize('NFD'))).toBeDefined();
});

test('a passkey opens with what it said when it was made, and with nothing else', async () => {
  const vaultKey = await makeVaultKey();
  const prf = new Uint8Array(32).fill(7);
  const wrap = await wrapWithPasskey(vaultKey, { salt: new Uint8Array(32), prf, credentialId: new ArrayBuffer(16) });
  expect(await unwrapWithPasskey(wrap, prf)).toBeDefined();
  expect(await unwrapWithPasskey(wrap, new Uint8Array(32).fill(8))).toBeUndefined();
});
