import { once } from 'node:events';
import { connect } from 'node:net';
import { answerFault } from '@mleg/platform/http/incident';
import { limitBody } from '@mleg/platform/http/limit-body';
import { openLog } from '@mleg/platform/log/log';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { UsageError } from './arguments.mjs';
import { requirePorts } from './listen.ts';
import { type Listener, serve } from './serve.ts';

const HOST = '127.0.0.1';
const listeners: Listener[] = [];

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.stop(0);
});

async function listen(port: number, answer: (request: Request) => Response | Promise<Response>): Promise<Listener> {
  const listener = await serve({ fetch: answer }, HOST, port);
  listeners.push(listener);
  return listener;
}

test('answers what the party says', async () => {
  await listen(18_411, (request) => new Response(new URL(request.url).pathname));
  const response = await fetch(`http://${HOST}:18411/card`);
  expect(await response.text()).toBe('/card');
});

test('tells the party who is asking', async () => {
  const listener = await serve(
    { fetch: (_request, connection) => new Response(connection?.incoming?.socket?.remoteAddress) },
    HOST,
    18_415,
  );
  listeners.push(listener);
  expect(await (await fetch(`http://${HOST}:18415/`)).text()).toBe(HOST);
});

test('names the port that is taken', async () => {
  await listen(18_412, () => new Response());
  const second = listen(18_412, () => new Response());
  await expect(second).rejects.toThrow(UsageError);
  await expect(second).rejects.toThrow(/18412/);
});

test('waits a moment for a port that is about to be free', async () => {
  const first = await serve({ fetch: () => new Response() }, HOST, 18_416);
  const second = listen(18_416, () => new Response('second'));
  await first.stop(0);
  await second;
  expect(await (await fetch(`http://${HOST}:18416/`)).text()).toBe('second');
});

test('finishes what is under way before it stops, and accepts no more', async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<Response>();
  const listener = await serve({ fetch: () => (begun.resolve(), finish.promise) }, HOST, 18_413);
  const response = fetch(`http://${HOST}:18413/`);
  await begun.promise;
  const stopped = listener.stop(10_000);
  await expect(fetch(`http://${HOST}:18413/`)).rejects.toThrow();
  finish.resolve(new Response('finished'));
  expect(await (await response).text()).toBe('finished');
  await stopped;
});

test('cuts off what does not end', async () => {
  const listener = await listen(18_414, () => new Response(new ReadableStream()));
  const socket = connect(18_414, HOST, () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  await new Promise((resolve) => socket.once('data', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await listener.stop(20);
  await closed;
});

test('names the address that is none of this machine', async () => {
  for (const host of ['300.1.1.1', '192.0.2.1']) {
    const listening = serve({ fetch: () => new Response() }, host, 18_417);
    await expect(listening).rejects.toThrow(UsageError);
    await expect(listening).rejects.toThrow(`${host} is no address of this machine`);
  }
});

test('ports that are free stay free, and one that is taken is named', async () => {
  await requirePorts(HOST, [18_418, 18_419]);
  await listen(18_419, () => new Response());
  await expect(requirePorts(HOST, [18_418, 18_419])).rejects.toThrow(/18419/);
});

/** What a server says to bytes that are sent as they are, until it hangs up. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, HOST);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  const over = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.write(bytes);
  await over;
  return heard;
}

test('E3: a client that does not say in time what it wants is let go', async () => {
  const hasty = { headersTimeout: 20, requestTimeout: 40, connectionsCheckingInterval: 5 };
  const listener = await serve({ fetch: () => new Response('answered') }, HOST, 18_421, { clients: hasty });
  listeners.push(listener);
  expect(await say(18_421, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^HTTP\/1.1 408 /);
});

test('E3: more header bytes than anybody needs are refused', async () => {
  await listen(18_422, () => new Response('answered'));
  expect(await say(18_422, `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431 /,
  );
});

test('E6: TRACE gives nothing of the request back', async () => {
  const app = new Hono().get('*', () => new Response('a page'));
  await listen(18_423, (request) => app.fetch(request));
  const heard = await say(18_423, 'TRACE / HTTP/1.1\r\nHost: x\r\nX-Own: told\r\nConnection: close\r\n\r\n');
  expect(heard).toMatch(/^HTTP\/1.1 404 /);
  expect(heard).not.toContain('told');
});

test('E1: a client that hangs up in the middle of its body is no fault', async () => {
  const logged: string[] = [];
  const log = openLog('debug', { write: (line) => void logged.push(line) });
  const read = Promise.withResolvers<unknown>();
  const app = new Hono().use(limitBody(1_000)).post('/', async (context) =>
    context.req
      .text()
      .finally(() => read.resolve(undefined))
      .then(() => context.text('')),
  );
  app.onError((error) => answerFault(log, error, 'test'));
  await listen(18_424, (request) => app.fetch(request));
  const socket = connect(18_424, HOST);
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf of it', () => socket.destroy());
  await read.promise;
  await listeners.splice(-1)[0]?.stop(1_000);
  expect(logged).toEqual([]);
});
