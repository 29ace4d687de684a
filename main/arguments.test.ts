import { expect, test } from 'vitest';
import { HELP, nearestOf, parseCommandLine, readArguments, UsageError } from './arguments.mjs';
import { ROLES } from './role.ts';

test('runs all parties, web and workers, where nothing is said', () => {
  expect(readArguments([])).toMatchObject({
    roles: ROLES,
    web: true,
    workers: true,
    help: false,
  });
});

test('runs the parties named', () => {
  expect(readArguments(['--role', 'issuer']).roles).toEqual(['issuer']);
  expect(readArguments(['--role', 'verifier,institution']).roles).toEqual(['institution', 'verifier']);
});

test.each(ROLES)('knows and explains the party %s', (role) => {
  expect(readArguments(['--role', role]).roles).toEqual([role]);
  expect(HELP).toContain(role);
});

test('takes web and workers apart', () => {
  expect(readArguments(['--no-workers'])).toMatchObject({ web: true, workers: false });
  expect(readArguments(['--workers-only'])).toMatchObject({ web: false, workers: true });
});

test.each([
  [['--role', 'ministry'], /--role ministry .*institution/],
  [['--no-workers', '--workers-only'], /nothing to do/],
  [['--base-prot', '1'], /--base-prot/],
  [['--phone', '--production'], /--phone is a demonstration/],
  [['--phone', '--role', 'wallet'], /all four parties/],
  [['--phone', '--no-workers'], /all four parties/],
  [['--certificate', 'a.pem', '--key', 'a.key'], /go with --phone/],
  [['--phone', '--host', 'a.example', '--certificate', 'a.pem'], /go together/],
  [['--phone', '--certificate', 'a.pem', '--key', 'a.key'], /--host NAME/],
  [['issuer'], /issuer/],
])('refuses %j', (argv, message) => {
  expect(() => readArguments(argv)).toThrow(UsageError);
  expect(() => readArguments(argv)).toThrow(message);
});

test('what is wrong is said in one sentence', () => {
  for (const args of [['--bogus'], ['--data'], ['--data', '--help'], ['--no-workers=yes'], ['extra']]) {
    const message = messageOf(() =>
      parseCommandLine({ args, options: { data: { type: 'string' }, 'no-workers': { type: 'boolean' } } }),
    );
    expect(message).toMatch(/^[^\n]+[^.]\.$/);
  }
});

test('an option that is written wrongly is told from one that is none', () => {
  const options = { data: { type: 'string' }, 'base-port': { type: 'string' } } as const;
  const said = (arg: string) => messageOf(() => parseCommandLine({ args: [arg], options }));
  expect(said('--base-prot=1')).toBe("Unknown option '--base-prot'. Did you mean --base-port?");
  expect(said('--dta')).toContain('Did you mean --data?');
  expect(said('--colour')).not.toContain('Did you mean');
  expect(nearestOf('key lists', ['keys list', 'keys rotate'])).toBe('keys list');
  expect(nearestOf('paint', ['keys list', 'halt'])).toBeUndefined();
});

function messageOf(wrong: () => unknown): string {
  try {
    wrong();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
  }
  return '';
}
