import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test('runs all parties, web and workers, where nothing is said', () => {
  expect(readArguments([])).toMatchObject({
    roles: ['institution', 'issuer', 'wallet', 'verifier'],
    web: true,
    workers: true,
    help: false,
  });
});

test('runs the parties named', () => {
  expect(readArguments(['--role', 'issuer']).roles).toEqual(['issuer']);
  expect(readArguments(['--role', 'verifier,institution']).roles).toEqual(['institution', 'verifier']);
});

test('takes web and workers apart', () => {
  expect(readArguments(['--no-workers'])).toMatchObject({ web: true, workers: false });
  expect(readArguments(['--workers-only'])).toMatchObject({ web: false, workers: true });
});

test.each([
  [['--role', 'ministry'], /--role ministry .*institution/],
  [['--no-workers', '--workers-only'], /nothing to do/],
  [['--base-prot', '1'], /--base-prot/],
  [['issuer'], /issuer/],
])('refuses %j', (argv, message) => {
  expect(() => readArguments(argv)).toThrow(UsageError);
  expect(() => readArguments(argv)).toThrow(message);
});
