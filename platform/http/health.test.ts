import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { healthRoutes } from './health.ts';

async function ask(path: string, ready: boolean): Promise<[number, string]> {
  const app = new Hono().route(
    '/health',
    healthRoutes(async () => ready),
  );
  app.notFound(() => new Response('the party'));
  const response = await app.request(path);
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
