import { once } from 'node:events';
import { createServer } from 'node:net';

const PARTIES = 4;
const FIRST = 20_000;
const LAST = 30_000;
const MOST_TRIES = 50;

/** The first of four neighbouring ports nobody listens on, below the range the system gives to outgoing connections. */
export async function freeBasePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const base = FIRST + PARTIES * Math.floor((Math.random() * (LAST - FIRST)) / PARTIES);
    const free = await Promise.all(Array.from({ length: PARTIES }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No four free ports in a row between ${FIRST} and ${LAST}.`);
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
