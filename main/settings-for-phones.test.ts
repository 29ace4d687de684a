import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { readSettings } from './settings.ts';

const settings = (argv: string[], environment: NodeJS.ProcessEnv = {}) =>
  readSettings(readArguments(['--phone', ...argv]), environment);

test('for phones all four parties are at https addresses of one host, and it is a demonstration', () => {
  const { origins, host, phone, demonstration } = settings(['--host', '192.168.1.7', '--base-port', '9000']);
  expect(Object.values(origins)).toEqual([9000, 9001, 9002, 9003].map((port) => `https://192.168.1.7:${port}`));
  expect([host, phone?.pagePort, demonstration]).toEqual(['192.168.1.7', 9004, true]);
});

test('a name is listened for on every address of the machine', () => {
  const { origins, host } = settings(['--host', 'Laptop.local']);
  expect(origins.wallet).toBe('https://laptop.local:8082');
  expect(['::', '0.0.0.0']).toContain(host);
});

test('each host has its data, apart from that of a start without phones, and all have one authority', () => {
  const [home, school] = ['192.168.1.7', '10.0.0.7'].map((host) => settings(['--host', host, '--data', '/d']));
  expect(home?.dataDirectory).toBe('/d/192.168.1.7');
  expect(home?.journalDirectories).toEqual(['/d-journal/192.168.1.7']);
  expect(school?.dataDirectory).toBe('/d/10.0.0.7');
  expect([home, school].map((each) => each?.phone?.directory)).toEqual(['/d/authority', '/d/authority']);
  expect(settings(['--host', '10.0.0.7']).dataDirectory).toMatch(/\/data-phone\/10\.0\.0\.7$/);
});

test.each(['', 'a b', 'http://laptop.local', '::1', '1.2.3', '999.1.1.1', '-a.local', '../x'])(
  'E8 refuses %j as the host of phones',
  (HOST) => {
    expect(() => settings([], { HOST })).toThrow(/is no name and no IPv4 address/);
  },
);

test('E8 says what else may not be set, and that five ports are needed', () => {
  const ISSUER_ORIGIN = 'https://issuer.example';
  expect(() => settings(['--host', '10.0.0.7'], { ISSUER_ORIGIN })).toThrow(/^ISSUER_ORIGIN is set/);
  expect(() => settings(['--host', '10.0.0.7', '--base-port', '65532'])).toThrow(/five ports/);
});
