import { expect, test } from 'vitest';
import { checkEventsEndpoint } from './check-events-endpoint.ts';

const strict = { allowPrivateEventEndpoints: false, privateNetworks: [] };

test.each([
  'https://127.0.0.1/events',
  'https://169.254.169.254/latest/meta-data',
  'https://10.1.2.3/events',
  'https://[::1]/events',
  'https://[fd00::1]/events',
  'https://[::ffff:10.1.2.3]/events',
  'https://[64:ff9b::a01:203]/events',
  'https://2130706433/events',
  'https://localhost/events',
])('D64 refuses an events endpoint at %s', async (endpoint) => {
  expect(await checkEventsEndpoint(strict, endpoint)).toBe('private-events-endpoint');
});

test('D64 refuses plain http, and allows all of it where the operator says so', async () => {
  expect(await checkEventsEndpoint(strict, 'http://8.8.8.8/events')).toBe('insecure-events-endpoint');
  const lax = { ...strict, allowPrivateEventEndpoints: true };
  expect(await checkEventsEndpoint(lax, 'http://localhost:8080/e')).toBeUndefined();
});

test('D64 lets pass what is public, and what is private on purpose', async () => {
  expect(await checkEventsEndpoint(strict, 'https://8.8.8.8/events')).toBeUndefined();
  const named = { ...strict, privateNetworks: ['10.1.0.0/16'] };
  expect(await checkEventsEndpoint(named, 'https://10.1.2.3/events')).toBeUndefined();
  expect(await checkEventsEndpoint(named, 'https://10.2.2.3/events')).toBe('private-events-endpoint');
});
