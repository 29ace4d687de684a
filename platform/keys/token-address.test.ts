import { expect, test } from 'vitest';
import { readTokenAddress } from './token-address.ts';

const QUERY = 'module-path=/usr/lib/token.so&pin-source=file:/etc/mleg/pin';

test('K10 a token is named by its label, its library and the file with its PIN', () => {
  const address = { token: 'Ministerstwo 1', module: '/usr/lib/token.so', pinFile: '/etc/mleg/pin' };
  expect(readTokenAddress(`pkcs11:token=Ministerstwo%201?${QUERY}`)).toEqual(address);
  expect(readTokenAddress(`pkcs11:token=Ministerstwo%201?${QUERY.replace('file:', 'file://')}`)).toEqual(address);
});

test.each([
  `pkcs12:token=a?${QUERY}`,
  `pkcs11:?${QUERY}`,
  `pkcs11:token=a`,
  `pkcs11:token=%zz?${QUERY}`,
  `pkcs11:token=a?module-path=/usr/lib/token.so&pin-source=file:pin`,
  `pkcs11:token=a?module-path=/usr/lib/token.so&pin-value=1234`,
  `pkcs11:token=a?${QUERY}&pin-value=1234`,
  `pkcs11:token=a;object=b?${QUERY}`,
])('K10 %s names none', (uri) => {
  expect(readTokenAddress(uri)).toBeUndefined();
});
