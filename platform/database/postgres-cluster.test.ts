import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { embeddedBinaries } from './cluster-binaries.ts';
import { createDatabase, dropDatabase, ensureDatabase } from './cluster-database.ts';
import { type Cluster, startCluster } from './postgres-cluster.ts';

const log = { info: () => {} };
const issuer = { database: 'issuer', role: 'issuer' };

/** As strict as a clone below /root: nobody but its owner may enter. */
let home: string;
const running: Cluster[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mleg-cluster-'));
});

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop({ force: true });
  rmSync(home, { recursive: true, force: true });
});

async function start(name = 'postgres', durable = false): Promise<Cluster> {
  const cluster = await startCluster({ binaries: embeddedBinaries(), dataDirectory: join(home, name), log, durable });
  running.push(cluster);
  return cluster;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function serverProcess(name = 'postgres'): number {
  return Number.parseInt(readFileSync(join(home, name, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

function mode(...path: string[]): number {
  return statSync(join(home, 'postgres', ...path)).mode & 0o777;
}

/** Starts the cluster in another process, which then dies without a chance to clean up. */
async function killAfterStart(): Promise<void> {
  const program = `
    import { startCluster } from '${import.meta.resolve('./postgres-cluster.ts')}';
    const [binaries, dataDirectory] = process.argv.slice(1);
    await startCluster({ binaries, dataDirectory, log: { info() {} }, durable: false });
    process.kill(process.pid, 'SIGKILL');`;
  const args = ['--input-type=module', '-e', program, embeddedBinaries(), join(home, 'postgres')];
  // Whoever comes after it has another environment, and finds the server all the same.
  const env = { ...process.env, PGPORT: '5999' };
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a new cluster', { timeout: 60_000 }, () => {
  test('syncs to disk, has checksums, listens on no network, and knows Polish', async () => {
    const url = await ensureDatabase(await start('postgres', true), issuer);
    expect(await ask(url, "select current_setting('fsync')")).toBe('on');
    expect(await ask(url, "select current_setting('data_checksums')")).toBe('on');
    expect(await ask(url, "select current_setting('listen_addresses')")).toBe('');
    expect(await ask(url, "select lower('ŻÓŁĆ')")).toBe('żółć');
    expect(await ask(url, `select 'ć' < 'd' collate "pl-x-icu"`)).toBe(true);
  });

  test('keeps its files and passwords from everyone else', async () => {
    await ensureDatabase(await start(), issuer);
    expect(mode('cluster')).toBe(0o700);
    expect(mode('socket')).toBe(0o700);
    expect(mode('passwords')).toBe(0o700);
    expect(mode('passwords', 'issuer')).toBe(0o600);
  });

  test('is one cluster when three processes start it at once for the first time', async () => {
    const clusters = await Promise.all([start(), start(), start()]);
    const urls = await Promise.all(clusters.map((cluster) => ensureDatabase(cluster, issuer)));
    expect(new Set(urls).size).toBe(1);
    expect(await ask(urls[0] ?? '', 'select 1')).toBe(1);
  });

  test('finds a short place for its socket when its own path is too long for one', async () => {
    const cluster = await start('x'.repeat(100));
    const url = await ensureDatabase(cluster, issuer);
    const socket = new URL(url).searchParams.get('host') ?? '';
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    expect(await ask(url, 'select 1')).toBe(1);
    await cluster.stop();
    expect(existsSync(socket)).toBe(false);
  });

  test('leaves nothing half made where initdb fails', async () => {
    await expect(startCluster({ binaries: '/bin', dataDirectory: join(home, 'postgres'), log })).rejects.toThrow();
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  });
});

describe('a cluster that has been there', { timeout: 60_000 }, () => {
  let template: string;
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'mleg-cluster-template-'));
    const dataDirectory = join(template, 'postgres');
    await (await startCluster({ binaries: embeddedBinaries(), dataDirectory, log, durable: false })).stop();
  });
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  // With its owners: making one takes as long as all that is done with it here.
  beforeEach(() => void execFileSync('cp', ['-a', join(template, 'postgres'), home]));

  test('keeps what was committed over a stop and a start', async () => {
    const first = await start();
    const url = await ensureDatabase(first, issuer);
    await ask(url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await ask(await ensureDatabase(await start(), issuer), 'select answer from kept')).toBe(42);
  });

  test('is attached to, not started twice, when its first owner is gone', async () => {
    await start();
    const pid = serverProcess();
    const url = await ensureDatabase(await start(), issuer);
    expect(serverProcess()).toBe(pid);
    expect(await ask(url, 'select 1')).toBe(1);
  });

  test('survives the kill of the process that started it, and is stopped by the next', async () => {
    await killAfterStart();
    const pid = serverProcess();
    const cluster = await start();
    expect(serverProcess()).toBe(pid);
    await cluster.stop();
    expect(existsSync(join(home, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  test('starts over a lock file whose process is dead, and over one whose number is now a stranger’s', async () => {
    const first = await start();
    const lock = join(home, 'postgres', 'cluster', 'postmaster.pid');
    const written = readFileSync(lock, 'utf8');
    await first.stop();
    for (const pid of [String(2 ** 22 - 1), String(process.pid)]) {
      writeFileSync(lock, written.replace(/^\d+/, pid));
      const cluster = await start();
      expect(await ask(await ensureDatabase(cluster, issuer), 'select 1')).toBe(1);
      await cluster.stop();
    }
  });

  test('recovers what was acknowledged when the server itself is killed', async () => {
    const url = await ensureDatabase(await start(), issuer);
    await ask(url, 'create table kept as select 42 as answer');
    process.kill(serverProcess(), 'SIGKILL');
    expect(await ask(await ensureDatabase(await start(), issuer), 'select answer from kept')).toBe(42);
  });

  test('is left running for another process that still uses it', async () => {
    const cluster = await start();
    const url = new URL(await ensureDatabase(cluster, issuer));
    url.searchParams.set('application_name', 'another process');
    const other = new Client(url.href);
    await other.connect();
    await cluster.stop();
    expect((await other.query('select 1')).rowCount).toBe(1);
    await other.end();
    await cluster.stop();
    expect(existsSync(join(home, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  test('says why when it cannot start', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(home, 'postgres', 'cluster', 'postgresql.conf'), 'shared_buffers = plenty\n');
    await expect(start()).rejects.toThrow(/postgresql\.conf/);
  });

  describe('and its databases', () => {
    test('is made once, and its role reaches no other', async () => {
      const cluster = await start();
      const url = await ensureDatabase(cluster, issuer);
      expect(await ensureDatabase(cluster, issuer)).toBe(url);
      const other = new URL(await ensureDatabase(cluster, { database: 'institution', role: 'institution' }));
      other.pathname = '/issuer';
      await expect(ask(other.href, 'select 1')).rejects.toThrow(/permission denied/);
    });

    test('can be made and dropped through any administrator’s connection', async () => {
      const cluster = await start();
      const administrator = cluster.connectionString('postgres', 'postgres');
      const owned = { database: 'scratch', role: 'scratch' };
      const url = await createDatabase(administrator, { ...owned, password: 'for a test' });
      expect(await ask(url, 'select current_user::text')).toBe('scratch');
      await dropDatabase(administrator, owned);
      expect(await ask(administrator, "select count(*) from pg_database where datname = 'scratch'")).toBe('0');
    });

    test('has no role of a name that could leave its directory', async () => {
      const cluster = await start();
      await expect(ensureDatabase(cluster, { database: 'x', role: '../x' })).rejects.toThrow(/role/);
    });
  });
});
