import type { Party } from '@mleg/platform/http/party';
import { expect, test } from 'vitest';
import { withHealth } from './health.ts';

const party: Party = {
  fetch: async () => new Response('the party'),
  work: async () => {},
  stop: async () => {},
};

async function ask(path: string, ready: boolean): Promise<[number, string]> {
  const response = await withHealth(party, async () => ready).fetch(new Request(`http://localhost${path}`));
  return [response.status, await response.text()];
}

test('a process that runs is live, ready or not', async () => {
  expect(await ask('/health/live', false)).toEqual([200, '{"live":true}']);
});

test('a party that cannot do its work is not ready', async () => {
  expect(await ask('/health/ready', true)).toEqual([200, '{"ready":true}']);
  expect(await ask('/health/ready', false)).toEqual([503, '{"ready":false}']);
});

test('everything else is the party’s', async () => {
  expect(await ask('/health', false)).toEqual([200, 'the party']);
});
