import { randomBytes } from 'node:crypto';
import { systemRandom } from '@mleg/platform/random/random';
import { expect, test } from 'vitest';
import type { InstitutionKeys } from '../keys/institution-keys.ts';
import { maskPesel, openPesel, peselLookup, sealPesel } from './pesel-vault.ts';

const vault = () => ({
  random: systemRandom,
  keys: { pesel: randomBytes(32), peselLookup: randomBytes(32) } as unknown as InstitutionKeys,
});
const pesel = '02270803624';

test('opens what it sealed, and seals the same number differently each time', () => {
  const deps = vault();
  const sealed = sealPesel(deps, 'person-1', pesel);
  expect(openPesel(deps, 'person-1', sealed)).toBe(pesel);
  expect(sealPesel(deps, 'person-1', pesel).equals(sealed)).toBe(false);
  expect(sealed.includes(pesel)).toBe(false);
});

test('does not open in the row of another person, nor with a changed byte, nor with another key', () => {
  const deps = vault();
  const sealed = sealPesel(deps, 'person-1', pesel);
  expect(() => openPesel(deps, 'person-2', sealed)).toThrow();
  const changed = Buffer.from(sealed);
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect(() => openPesel(deps, 'person-1', changed)).toThrow();
  expect(() => openPesel(vault(), 'person-1', sealed)).toThrow();
});

test('finds the same number under the same key only', () => {
  const deps = vault();
  expect(peselLookup(deps, pesel)).toEqual(peselLookup(deps, pesel));
  expect(peselLookup(deps, pesel)).not.toEqual(peselLookup(vault(), pesel));
});

test('Q30 shows of a number what tells two people apart, and leaves a hundred for whoever knows the birth date', () => {
  expect(maskPesel(pesel)).toBe('•••••••••24');
});
