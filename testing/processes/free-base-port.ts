import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
const LAST = 30_000;
const MOST_TRIES = 50;

/** The first of so many neighbouring ports nobody listens on (four: one for each party), below the range the system gives to outgoing connections. */
export async function freeBasePort(ports = 4): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const base = FIRST + ports * Math.floor((Math.random() * (LAST - FIRST)) / ports);
    const free = await Promise.all(Array.from({ length: ports }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No ${ports} free ports in a row between ${FIRST} and ${LAST}.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
