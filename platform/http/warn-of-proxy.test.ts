import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { warnOfProxy } from './warn-of-proxy.ts';

function open(behindProxy: boolean) {
  const warned: object[] = [];
  const log = { warn: (about: object) => void warned.push(about) };
  const app = new Hono();
  app.use(warnOfProxy({ behindProxy, log: log as never }));
  app.get('/', (context) => context.text('answered'));
  const get = async (headers: Record<string, string>) => {
    const response = await app.request('/', { headers });
    expect(await response.text()).toBe('answered');
  };
  return { get, warned };
}

test('S5 a proxy that is not believed is warned about once, with what to set', async () => {
  const { get, warned } = open(false);
  await get({});
  expect(warned).toEqual([]);
  await get({ 'X-Forwarded-For': '203.0.113.7' });
  await get({ 'X-Forwarded-For': '203.0.113.8' });
  await get({ Forwarded: 'for=203.0.113.8' });
  expect(warned).toMatchObject([{ header: 'x-forwarded-for', set: expect.stringContaining('BEHIND_PROXY=yes') }]);
  expect(JSON.stringify(warned)).not.toContain('203.0.113');
});

test('S5 one that is believed is not, unless it says it in the header that is not read', async () => {
  const { get, warned } = open(true);
  await get({ 'X-Forwarded-For': '203.0.113.7', Forwarded: 'for=203.0.113.7' });
  expect(warned).toEqual([]);
  await get({ Forwarded: 'for=203.0.113.7' });
  expect(warned).toMatchObject([{ header: 'forwarded' }]);
});
