import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { openHttpClient } from './http-client.ts';

const MEASURED_MS = 1_500;

/** Empty requests per second between two processes: machines differ more in this than in anything we write. */
export async function httpLimit(concurrency: number): Promise<number> {
  const server = fork(join(import.meta.dirname, 'empty-server.ts'));
  const [{ port }] = await once(server, 'message');
  const http = openHttpClient(`http://127.0.0.1:${port}`, concurrency);
  const rate = await perSecond(concurrency, () => http.send('GET', '/', {}));
  http.close();
  server.disconnect();
  return rate;
}

/** Empty statements per second, prepared, on as many connections. */
export async function statementLimit(databaseUrl: string, concurrency: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: concurrency });
  const rate = await perSecond(concurrency, () => pool.query({ name: 'empty', text: 'select 1' }));
  await pool.end();
  return rate;
}

async function perSecond(concurrency: number, act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const from = performance.now();
  const repeat = async () => {
    while (performance.now() - from < MEASURED_MS) {
      await act();
      count++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, repeat));
  return (count * 1000) / (performance.now() - from);
}
