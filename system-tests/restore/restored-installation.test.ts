import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runMleg } from '@mleg/main/mleg/run-mleg';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { type PartyProcess, startParties } from '@mleg/testing/processes/party-process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mainJob } from '../processes/main-job.ts';

let cleanup: AsyncDisposableStack;
let directory: string;
let basePort: number;

beforeEach(async () => {
  cleanup = new AsyncDisposableStack();
  directory = await mkdtemp(join(tmpdir(), 'mleg-restored-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  basePort = await freeBasePort();
});
afterEach(() => cleanup.disposeAsync());

const data = () => join(directory, 'data');
const journal = () => join(directory, 'journal');

async function start(): Promise<PartyProcess> {
  const origins = [0, 1, 3].map((at) => `http://localhost:${basePort + at}`);
  const started = await startParties({
    roles: ['institution', 'issuer', 'verifier'],
    dataDirectory: data(),
    journal: journal(),
    basePort,
    readyAddresses: origins.map((origin) => `${origin}/health/ready`),
  });
  cleanup.defer(() => started.stop());
  return started;
}

async function mleg(...args: string[]) {
  const { exitCode, out } = await runMleg([...args, '--data', data(), '--journal', journal(), '--json'], process.env);
  return { code: exitCode, out };
}
const smoke = (user: string) => mainJob(`http://localhost:${basePort}`, user);

test('R14: the whole data directory restored: said beforehand, made good at the start, and the audit tells of it', async () => {
  let running = await start();
  await smoke('zofia');
  await running.stop();
  const backup = join(directory, 'backup');
  // With its owners, as whoever makes backups copies it.
  await promisify(execFile)('cp', ['-a', data(), backup]);
  expect(await mleg('restore', '--check', backup)).toMatchObject({ code: 0 });

  running = await start();
  await smoke('tymon');
  await running.stop();
  expect(await mleg('audit', 'verify')).toMatchObject({ code: 0 });
  const check = await mleg('restore', '--check', backup);
  expect(check.code).toBe(1);
  const { backups } = JSON.parse(check.out) as { backups: Record<string, unknown>[] };
  expect(backups).toMatchObject([
    { keeper: 'institution', takesBack: true, erasures: 0 },
    { keeper: 'issuer', takesBack: true, unknownOrders: expect.any(Number) },
  ]);

  await rename(data(), join(directory, 'broken'));
  await rename(backup, data());
  expect(await mleg('audit', 'verify')).toMatchObject({ code: 1 });
  running = await start();
  await smoke('zofia');
  await running.stop();
  expect(await mleg('invariants')).toMatchObject({ code: 0 });
  expect(await mleg('audit', 'verify')).toMatchObject({ code: 0 });
});
