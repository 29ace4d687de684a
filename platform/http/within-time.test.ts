import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchWithin } from './within-time.ts';

const LIMITS = { patienceMs: 60_000, maxBytes: 1_000 };
const IMPATIENT = { ...LIMITS, patienceMs: 50 };

/** A server that answers as it is told, and notices when whoever asked has gone. */
async function serverThat(answer: RequestListener) {
  const { promise: hungUp, resolve: hangUp } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    response.once('close', hangUp);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    hungUp,
    call: (limits: typeof LIMITS) => fetchWithin((request) => globalThis.fetch(request), limits)(new Request(url)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('an answer passes as it came', async () => {
  await using server = await serverThat((_, response) => response.writeHead(201, { 'X-What': 'list' }).end('whole'));
  const response = await server.call(LIMITS);
  expect(response.status).toBe(201);
  expect(response.headers.get('X-What')).toBe('list');
  expect(await response.text()).toBe('whole');
});

test('an answer may be empty', async () => {
  await using server = await serverThat((_, response) => response.writeHead(204).end());
  expect((await server.call(LIMITS)).status).toBe(204);
});

test('a server that never answers is given up', async () => {
  await using server = await serverThat(() => {});
  await expect(server.call(IMPATIENT)).rejects.toThrow('no answer in time');
});

test.each([
  ['never begins', () => new Promise<Response>(() => {})],
  ['begins and never ends', () => Promise.resolve(new Response(new ReadableStream()))],
])('a call whose answer %s is ended', async (_, answer) => {
  const asked: Request[] = [];
  const limited = fetchWithin((request) => {
    asked.push(request);
    return answer();
  }, IMPATIENT);
  await expect(limited(new Request('http://localhost/'))).rejects.toThrow('no answer in time');
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
});

test('an answer that is too long is refused before it has all come in', async () => {
  await using server = await serverThat((_, response) => response.writeHead(200).write('x'.repeat(2_000)));
  await expect(server.call(LIMITS)).rejects.toThrow('more than 1000 bytes');
  await server.hungUp;
});

test('whoever asked may still hang up', async () => {
  const limited = fetchWithin((request) => {
    request.signal.throwIfAborted();
    return Promise.resolve(new Response());
  }, LIMITS);
  await expect(limited(new Request('http://localhost/', { signal: AbortSignal.abort() }))).rejects.toThrow(/abort/i);
});
