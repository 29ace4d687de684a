import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from './arguments.mjs';

/** A process that was just killed or told to stop may need a moment to let go of its port. */
const PORT_PATIENCE = 3_000;
const PORT_POLL = 100;

/** Has the server listen. Throws `UsageError` where the port is taken, or the address is none of this machine's. */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  const deadline = performance.now() + PORT_PATIENCE;
  while (!(await listens(server, host, port))) {
    if (performance.now() > deadline) {
      throw new UsageError(`Port ${port} of ${host} is taken. BASE_PORT or --base-port moves all four.`);
    }
    await sleep(PORT_POLL);
  }
}

/** The same for several ports, which stay free: asked before anything is made that a failed start would leave behind. */
export async function requirePorts(host: string, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer();
    await listen(server, host, port);
    server.close();
    await once(server, 'close');
  }
}

async function listens(server: Server, host: string, port: number): Promise<boolean> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    throw refusal(code, host, port) ?? error;
  }
}

function refusal(code: string | undefined, host: string, port: number): UsageError | undefined {
  if (code === 'EACCES')
    return new UsageError(`Port ${port} is for root only. BASE_PORT or --base-port moves all four.`);
  if (code !== undefined && ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL'].includes(code)) {
    return new UsageError(`${host} is no address of this machine. HOST or --host says where to listen.`);
  }
  return undefined;
}
