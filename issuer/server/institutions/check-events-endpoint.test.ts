import { expect, test } from 'vitest';
import { checkEventsEndpoint, isPrivateAddress } from './check-events-endpoint.ts';

test.each([
  'https://127.0.0.1/events',
  'https://169.254.169.254/latest/meta-data',
  'https://10.1.2.3/events',
  'https://[::1]/events',
  'https://[fd00::1]/events',
  'https://2130706433/events',
  'https://localhost/events',
])('D64 refuses an events endpoint at %s', async (endpoint) => {
  expect(await checkEventsEndpoint({ allowPrivateEventEndpoints: false }, endpoint)).toBe('private-events-endpoint');
});

test('D64 refuses plain http, and allows all of it where the operator says so', async () => {
  expect(await checkEventsEndpoint({ allowPrivateEventEndpoints: false }, 'http://8.8.8.8/events')).toBe(
    'insecure-events-endpoint',
  );
  expect(await checkEventsEndpoint({ allowPrivateEventEndpoints: true }, 'http://localhost:8080/e')).toBeUndefined();
});

test('lets public addresses pass', () => {
  expect(isPrivateAddress('8.8.8.8')).toBe(false);
  expect(isPrivateAddress('2001:4860:4860::8888')).toBe(false);
  expect(isPrivateAddress('::ffff:10.0.0.1')).toBe(true);
});
