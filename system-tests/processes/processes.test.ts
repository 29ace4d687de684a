import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mainJob } from './main-job.ts';
import { type RunningProcess, runSmoke, startMain } from './npm-process.ts';

/** Those that need no build. */
const SERVERS = 'institution,issuer,verifier';

let data: string;
let basePort: number;
let running: RunningProcess[] = [];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'mleg-process-'));
  basePort = await freeBasePort();
});

afterEach(async () => {
  for (const one of running.toReversed()) await one.end('SIGTERM');
  running = [];
  rmSync(data, { recursive: true, force: true });
});

async function start(roles: string, options: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<RunningProcess> {
  const given = [
    '--role',
    roles,
    '--data',
    data,
    '--journal',
    join(data, 'journal'),
    '--base-port',
    String(basePort),
    ...options,
  ];
  const started = await startMain(given, env);
  running.push(started);
  return started;
}

const institution = () => `http://localhost:${basePort}`;

const databaseRuns = () => existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid'));

test('the parties in one process do the main job, keep after kill -9 what they acknowledged, and stop cleanly', async () => {
  const first = await start(SERVERS);
  const report = join(data, 'smoke.json');
  const smoke = await runSmoke(institution(), 'zofia', '--json', report);
  expect(smoke.said).toContain('all steps done');
  expect(smoke.code).toBe(0);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ ok: true, user: 'zofia' });
  const nobody = await runSmoke(institution(), 'nobody');
  expect(nobody.code).toBe(1);
  expect(nobody.said).toMatch(/FAILED +\d+ ms +sign in +POST \/session answered 401/);
  await expect(mainJob(institution(), 'lena')).rejects.toThrow('physical-card-valid');
  await mainJob(institution(), 'tymon');

  await first.end('SIGKILL');
  expect(databaseRuns()).toBe(true);
  const second = await start(SERVERS);
  expect(await mainJob(institution(), 'tymon')).toContain('earlier order: ready');
  expect(await second.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
  expect(databaseRuns()).toBe(false);
});

test('a process whose npm was killed stops by itself', async () => {
  const verifier = await start('verifier');
  expect(await verifier.abandon()).toMatchObject({ code: 0 });
});

describe('each party in a process of its own', () => {
  test('does the main job over the network, with web and workers apart', async () => {
    await start('institution', ['--no-workers']);
    await start('institution', ['--workers-only']);
    const registration = { ISSUER_INSTITUTIONS: join(data, 'institution', 'registration.json') };
    await start('issuer', ['--no-workers'], registration);
    await start('issuer', ['--workers-only'], registration);
    await start('verifier');
    expect(await mainJob(institution(), 'zofia')).toContain('old card invalid');
  });
});

describe('what cannot work', () => {
  test('ends the start with the name of the variable', async () => {
    await expect(start('issuer', [], { ISSUER_ORIGIN: 'nowhere' })).rejects.toThrow(/ISSUER_ORIGIN is not an http/);
  });

  test('ends the start with the port that is taken, before anything is made', async () => {
    await start('verifier');
    const elsewhere = join(data, 'another');
    const second = start('issuer,verifier', ['--data', elsewhere]);
    await expect(second).rejects.toThrow(new RegExp(`Port ${basePort + 3} .* is taken`));
    expect(existsSync(elsewhere)).toBe(false);
  });
});
