import { expect, test } from 'vitest';
import { maskAddress } from './mask-address.ts';

test('Q84: of an address the first characters and the end of its domain are shown, and not how long it is', () => {
  expect(maskAddress('anna.nowak@poczta.firma.example')).toBe('a•••@p•••.f•••.example');
  expect(maskAddress('a@p.example')).toBe('a•••@p•••.example');
  expect(maskAddress('"a@b"@p.example')).toBe('"•••@p•••.example');
});
