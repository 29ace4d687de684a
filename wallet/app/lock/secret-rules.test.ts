import { expect, test } from 'vitest';
import { refuseSecret } from './secret-rules.ts';

test.each(['000000', '123456', '987654', '123123'])('refuses the PIN everybody tries: %s', (pin) => {
  expect(refuseSecret('pin', pin)).toBe('guessable');
});

test('takes six other digits', () => {
  expect(refuseSecret('pin', '493021')).toBeUndefined();
  expect(refuseSecret('pin', '49302')).toBe('not-six-digits');
  expect(refuseSecret('pin', '49302a')).toBe('not-six-digits');
});

test('takes a password of ten characters, whatever they are', () => {
  expect(refuseSecret('password', 'kot na bok')).toBeUndefined();
  expect(refuseSecret('password', 'kotnabok1')).toBe('too-short');
});
