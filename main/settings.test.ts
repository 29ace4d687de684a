import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.mjs';
import { requireForProduction } from './demonstration.ts';
import { readSettings } from './settings.ts';

const settings = (env: NodeJS.ProcessEnv = {}, argv: string[] = []) => readSettings(readArguments(argv), env);

const start = (env: NodeJS.ProcessEnv, argv: string[] = []) => requireForProduction(settings(env, argv));

test('one setting moves all four ports and, with them, the addresses', () => {
  const { ports, origins } = settings({ BASE_PORT: '9000' });
  expect(ports).toEqual({ institution: 9000, issuer: 9001, wallet: 9002, verifier: 9003 });
  expect(origins.verifier).toBe('http://localhost:9003');
});

test('the command line comes before the environment', () => {
  const { ports, host, dataDirectory } = settings({ BASE_PORT: '9000', HOST: '::1', DATA_DIRECTORY: '/a' }, [
    '--base-port=7000',
    '--host=0.0.0.0',
    '--data=/b',
  ]);
  expect([ports.institution, host, dataDirectory]).toEqual([7000, '0.0.0.0', '/b']);
});

test('a party elsewhere is known by its address', () => {
  expect(settings({ ISSUER_ORIGIN: 'https://issuer.example/' }).origins.issuer).toBe('https://issuer.example');
});

test('K10 keys are in the token that is named, and else in the data directory', () => {
  const uri = 'pkcs11:token=Ministerstwo?module-path=/usr/lib/token.so&pin-source=file:/etc/mleg/pin';
  expect(settings({ ISSUER_KEYS: uri }).tokens).toEqual({
    issuer: { token: 'Ministerstwo', module: '/usr/lib/token.so', pinFile: '/etc/mleg/pin' },
  });
  expect(settings().tokens).toEqual({});
});

test('each keeper has a database of its own, or none given', () => {
  expect(settings({ ISSUER_DATABASE_URL: 'postgres://issuer@db/issuer' }).databaseUrls).toEqual({
    issuer: 'postgres://issuer@db/issuer',
  });
});

test('plain http on this machine is a demonstration, and nothing else is one that does not say so', () => {
  const https = {
    ISSUER_AUTHORITY_NAME: 'Ministerstwo',
    INSTITUTION_FILE: 'uni.json',
    ISSUER_ORIGIN: 'https://a.example',
  };
  expect(settings().demonstration).toBe(true);
  expect(settings(https).demonstration).toBe(false);
  expect(settings({ ...https, ISSUER_ORIGIN: 'http://10.0.0.7:8081' }).demonstration).toBe(false);
  expect(settings({ ISSUER_AUTHORITY_NAME: 'Ministerstwo', INSTITUTION_FILE: 'uni.json' }).demonstration).toBe(false);
  expect(settings({ ISSUER_ORIGIN: 'https://a.example' }, ['--demo']).demonstration).toBe(true);
  expect(settings(https, ['--production']).demonstration).toBe(false);
  expect(() => settings({}, ['--demo', '--production'])).toThrow(UsageError);
});

test('D86 production has a Ministry with a name and an institution of its own, or does not start', () => {
  const https = { ISSUER_ORIGIN: 'https://issuer.example' };
  expect(() => start(https)).toThrow(/ISSUER_AUTHORITY_NAME is missing.*\nINSTITUTION_FILE is missing.*\n.*--demo/s);
  const demoName = { ...https, ISSUER_AUTHORITY_NAME: 'Ministerstwo Legitymacji (demonstracja)' };
  expect(() => start(demoName, ['--role=issuer'])).toThrow(/ISSUER_AUTHORITY_NAME is missing/);
  expect(() => start({}, ['--production', '--role=institution'])).toThrow(/INSTITUTION_FILE is missing/);
  start(https, ['--role=wallet,verifier']);
  start({});
});

test('the pages are served unless they come from elsewhere', () => {
  expect([settings().servePages, settings({ SERVE_PAGES: 'no' }).servePages]).toEqual([true, false]);
});

test('E5 private networks are named; without TLS the machine itself is one of them', () => {
  const https = Object.fromEntries(
    ['INSTITUTION', 'ISSUER', 'WALLET', 'VERIFIER'].map((name) => [
      `${name}_ORIGIN`,
      `https://${name.toLowerCase()}.example`,
    ]),
  );
  expect(settings(https).privateNetworks).toEqual([]);
  expect(settings({ ...https, PRIVATE_NETWORKS: '10.20.0.0/16,fd00:1::/32' }).privateNetworks).toEqual([
    '10.20.0.0/16',
    'fd00:1::/32',
  ]);
  expect(settings().privateNetworks).toEqual(['127.0.0.0/8', '::1/128']);
});

test('a variable set to nothing is not set', () => {
  expect(settings({ BASE_PORT: '', ISSUER_ORIGIN: '' }).ports.institution).toBe(8080);
});

test.each<[NodeJS.ProcessEnv, RegExp]>([
  [{ PRIVATE_NETWORKS: 'intranet' }, /PRIVATE_NETWORKS is no list of networks/],
  [{ BASE_PORT: 'many' }, /^BASE_PORT is no number$/],
  [{ BASE_PORT: '65533' }, /^BASE_PORT leaves no room/],
  [{ ISSUER_ORIGIN: 'issuer.example' }, /^ISSUER_ORIGIN is not an http/],
  [{ ISSUER_ORIGIN: 'https://example.org/issuer' }, /^ISSUER_ORIGIN is more than an origin/],
  [{ ISSUER_DATABASE_URL: 'mysql://x' }, /^ISSUER_DATABASE_URL is not a postgres/],
  [{ ISSUER_KEY_PASSPHRASE: 'short' }, /^ISSUER_KEY_PASSPHRASE is shorter/],
  [{ TIME_STAMP_AUTHORITY: 'https://time.example/' }, /^TIME_STAMP_AUTHORITY and TIME_STAMP_CERTIFICATES go together/],
  [{ ISSUER_KEYS: 'pkcs11:token=a?pin-value=1234' }, /^ISSUER_KEYS is no address of a token: pkcs11:token=LABEL\?/],
  [{ BEHIND_PROXY: 'maybe' }, /^BEHIND_PROXY is neither/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is none of/],
  [{ ISSUER_ORIGIN: 'http://localhost:8080' }, /8080 is the origin of two parties/],
])('refuses %j by its name', (env, message) => {
  expect(() => settings(env)).toThrow(UsageError);
  expect(() => settings(env)).toThrow(message);
});

test('names every wrong variable at once', () => {
  expect(() => settings({ BEHIND_PROXY: 'maybe', LOG_LEVEL: 'loud' })).toThrow(
    /BEHIND_PROXY.*\n.*LOG_LEVEL|LOG_LEVEL.*\n.*BEHIND_PROXY/,
  );
});

test('never repeats a secret it refuses', () => {
  expect(() => settings({ ISSUER_KEY_PASSPHRASE: 'hunter2' })).toThrow(/^(?!.*hunter2)/s);
});
