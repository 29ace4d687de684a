import { expect, test } from 'vitest';
import { seam } from './seam.ts';

const issuer = { fetch: async (request: Request) => new Response(`issuer ${new URL(request.url).pathname}`) };
const network = async () => new Response('network');
const parties = new Map([['http://localhost:8081', issuer]]);

async function ask(url: string, init?: RequestInit): Promise<string> {
  return (await seam(parties, network)(new Request(url, init))).text();
}

test('answers a party of this process in this process', async () => {
  expect(await ask('http://localhost:8081/token')).toBe('issuer /token');
});

test.each(['http://localhost:8082/', 'https://localhost:8081/', 'http://issuer.example/'])(
  'asks the network for %s',
  async (url) => {
    expect(await ask(url)).toBe('network');
  },
);

test('gives up when the caller does', async () => {
  const silent = new Map([['http://localhost:8081', { fetch: () => new Promise<Response>(() => {}) }]]);
  const asking = seam(silent, network)(new Request('http://localhost:8081/', { signal: AbortSignal.timeout(10) }));
  await expect(asking).rejects.toThrow(/timeout/);
  await expect(ask('http://localhost:8081/', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
});
