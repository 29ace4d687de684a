import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOutgoing, PrivateAddress } from './outgoing.ts';

/** A server inside: whoever reaches it has been led astray, unless the network was named. */
let inside: Server;
let port = 0;
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.headers.host);
    if (request.url === '/away') response.writeHead(302, { Location: '/' });
    response.end('inside');
  }).listen(0, '127.0.0.1');
  await once(inside, 'listening');
  ({ port } = inside.address() as AddressInfo);
});
afterAll(() => void inside.close());

const LOOPBACK = ['127.0.0.0/8'];
const here = { address: '127.0.0.1', family: 4 };
const there = { address: '193.0.6.139', family: 4 };

async function ask(url: string, options: Parameters<typeof openOutgoing>[0]): Promise<string> {
  const outgoing = openOutgoing(options);
  try {
    return await (await outgoing.fetch(new Request(url))).text();
  } finally {
    await outgoing.stop();
  }
}

const causeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: Error) => error.cause,
  );

test('E5: a name that leads inside is not called, nor one that leads inside with one of its addresses', async () => {
  for (const addresses of [[here], [there, here], []]) {
    const asking = ask(`http://name.example:${port}/`, { privateNetworks: [], resolve: async () => addresses });
    expect(await causeOf(asking)).toBeInstanceOf(PrivateAddress);
  }
  expect(asked).toEqual([]);
});

test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0'])(
  'E5: an address that is written as one is not called either: %s',
  async (host) => {
    expect(await causeOf(ask(`http://${host}:${port}/`, { privateNetworks: [] }))).toBeInstanceOf(PrivateAddress);
    expect(asked).toEqual([]);
  },
);

test('E5: the connection goes to the address that was looked at, and the name is asked for once', async () => {
  let lookups = 0;
  const resolve = async () => {
    lookups += 1;
    // Whoever asked a second time would be told another.
    return lookups === 1 ? [here] : [there];
  };
  const url = `http://name.example:${port}/`;
  expect(await ask(url, { privateNetworks: LOOPBACK, resolve })).toBe('inside');
  expect(lookups).toBe(1);
  expect(asked.splice(0)).toEqual([`name.example:${port}`]);
});

test('E5: nobody is redirected', async () => {
  const url = `http://127.0.0.1:${port}/away`;
  await expect(ask(url, { privateNetworks: LOOPBACK })).rejects.toThrow();
  expect(asked.splice(0)).toHaveLength(1);
});
