import { expect, test } from 'vitest';
import { encryptionKeyOf } from './encryption.ts';

const key = (members: object = {}) => ({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'a', ...members });
const good = key({ kid: 'good', use: 'enc', alg: 'ECDH-ES' });
const offering = (keys: object[], ...encs: string[]) => ({
  jwks: { keys },
  ...(encs.length === 0 ? {} : { encrypted_response_enc_values_supported: encs }),
});

test.each([
  ['of another algorithm', { alg: 'ECDH-ES+A256KW' }],
  ['for signatures', { use: 'sig' }],
  ['on another curve', { crv: 'secp256k1' }],
  ['of another kind', { crv: undefined, kty: 'RSA' }],
])('a key %s is passed over', (_what, members) => {
  expect(encryptionKeyOf(offering([key(members), good]))).toBe(good);
  expect(encryptionKeyOf(offering([key(members)]))).toBeUndefined();
});

test('a key that says neither use nor algorithm will do', () => {
  expect(encryptionKeyOf(offering([key()]))).toMatchObject({ kid: 'a' });
});

test.each([
  [[], true],
  [['A256GCM'], true],
  [['A128CBC-HS256'], true],
  [['A192GCM', 'A256CBC-HS512'], true],
  [['A192GCM'], false],
])('ways %j can be gone: %s', (encs, can) => {
  expect(encryptionKeyOf(offering([good], ...encs)) !== undefined).toBe(can);
});

test('without metadata or keys there is none', () => {
  expect(encryptionKeyOf(undefined)).toBeUndefined();
  expect(encryptionKeyOf({})).toBeUndefined();
});
