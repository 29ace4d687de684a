import { generateKeyPairSync } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { sealTo } from './seal-to.ts';

const institution = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = institution.publicKey.export({ format: 'jwk' });
const seal = sealTo({ kty: 'EC', crv: 'P-256', x, y, kid: 'enc-1', use: 'enc' });
const codes = { offerUri: 'openid-credential-offer://?…', manualCode: 'K7QFM2XR9DTA', activationCode: '012345' };

test('another implementation of JOSE opens it with the right key', async () => {
  const sealed = seal(codes);
  const { plaintext } = await compactDecrypt(sealed, institution.privateKey, {
    keyManagementAlgorithms: ['ECDH-ES'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(codes);
  expect(decodeProtectedHeader(sealed)).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'enc-1' });
});

test('nobody opens it with another key, or after a change', async () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await expect(compactDecrypt(seal(codes), other.privateKey)).rejects.toThrow();
  const [header, , iv, text = '', tag] = seal(codes).split('.');
  const changed = [header, '', iv, `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`, tag].join('.');
  await expect(compactDecrypt(changed, institution.privateKey)).rejects.toThrow();
});

test('the same codes never look the same twice', () => {
  expect(seal(codes)).not.toBe(seal(codes));
});
