import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionBinaries, embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { readOptions } from '@mleg/tools/command-line';
import type { LoadOrder, LoadResult } from './activation-load.ts';
import { openBenchDatabase } from './bench-database.ts';
import { printTable } from './print-table.ts';
import { cpuSeconds, residentMegabytes } from './process-usage.ts';
import { httpLimit, statementLimit } from './round-trip-limit.ts';
import { signatureLimit } from './signature-limit.ts';

const USAGE =
  'Usage: npm run bench:activation -- [--database embedded|postgresql|both] [--concurrency LIST] [--seconds SECONDS] [--portrait-bytes NUMBER] [--json FILE]';

/**
 * Full activations per second: order, preparation, event, offer, token, nonce, credential, notification; the issuer in
 * one process, the database in its own, the load beside them on the same machine.
 */
const { values } = readOptions(USAGE, {
  options: {
    database: { type: 'string', default: 'both' },
    concurrency: { type: 'string', default: '1,4,16' },
    seconds: { type: 'string', default: '10' },
    'portrait-bytes': { type: 'string', default: '18000' },
    json: { type: 'string' },
  },
});

const SERVERS = { postgresql: distributionBinaries, embedded: embeddedBinaries } as const;
type Server = keyof typeof SERVERS;

const WARM_UP_SECONDS = 3;

const servers = (Object.keys(SERVERS) as Server[]).filter(
  (server) => values.database === 'both' || values.database === server,
);
const rows = [];
for (const server of servers) rows.push(...(await measureServer(server)));
printTable(rows);
const limit = { ...signatureLimit(), emptyRequestsPerSecond: await httpLimit(16), cpu: cpus()[0]?.model };
console.log(
  `\nSignatures alone would allow ${limit.activationsPerSecond.toFixed(0)} activations/s on one core ` +
    `(${limit.signPerSecond.toFixed(0)} signatures/s, ${limit.verifyPerSecond.toFixed(0)} verifications/s). ` +
    `This machine answers ${limit.emptyRequestsPerSecond.toFixed(0)} empty HTTP requests/s; an activation has eleven.`,
);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows, limit }, undefined, 2)}\n`);

async function measureServer(server: Server) {
  const binaries = SERVERS[server]();
  if (!binaries) {
    console.log(`${server}: not installed, left out`);
    return [];
  }
  await using cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-bench-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const database = await openBenchDatabase(binaries, join(directory, 'postgres'));
  cleanup.defer(() => database.stop());
  const load = fork(join(import.meta.dirname, 'activation-load.ts'));
  cleanup.defer(() => load.disconnect());
  const [{ registration }] = await once(load, 'message');
  const issuer = fork(join(import.meta.dirname, 'issuer-process.ts'));
  cleanup.defer(async () => {
    if (issuer.kill('SIGTERM')) await once(issuer, 'exit');
  });
  issuer.send({ databaseUrl: database.url, registration, keyFile: join(directory, 'keys.json') });
  const [{ origin }] = await once(issuer, 'message');
  await measure(load, {
    origin,
    concurrency: 4,
    seconds: WARM_UP_SECONDS,
    portraitBytes: Number(values['portrait-bytes']),
  });
  const emptyStatements = await statementLimit(database.url, 16);
  const measured = [];
  for (const concurrency of values.concurrency.split(',').map(Number)) {
    measured.push(await measureOne({ server, load, issuer, origin, database, concurrency, emptyStatements }));
  }
  return measured;
}

interface Setup {
  server: Server;
  load: ChildProcess;
  issuer: ChildProcess;
  origin: string;
  database: Awaited<ReturnType<typeof openBenchDatabase>>;
  concurrency: number;
  emptyStatements: number;
}

async function measureOne({ server, load, issuer, origin, database, concurrency, emptyStatements }: Setup) {
  const processes = { load: load.pid ?? 0, issuer: issuer.pid ?? 0, database: database.postmaster };
  const cpu = () => Object.values(processes).map(cpuSeconds);
  const statementsBefore = await database.statements();
  const before = cpu();
  const result = await measure(load, {
    origin,
    concurrency,
    seconds: Number(values.seconds),
    portraitBytes: Number(values['portrait-bytes']),
  });
  const [loadCpu = 0, issuerCpu = 0, databaseCpu = 0] = cpu().map(
    (seconds, at) => (seconds - (before[at] ?? 0)) * 1000,
  );
  const statements = (await database.statements()) - statementsBefore;
  const sorted = result.milliseconds.toSorted((a, b) => a - b);
  const percentile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const each = (total: number) => Number((total / result.activations).toFixed(2));
  return {
    database: server,
    concurrency,
    'activations/s': result.activations / result.seconds,
    'p50 ms': percentile(0.5),
    'p95 ms': percentile(0.95),
    'p99 ms': percentile(0.99),
    'issuer CPU ms': String(each(issuerCpu)),
    'database CPU ms': String(each(databaseCpu)),
    'load CPU ms': String(each(loadCpu)),
    'statements each': each(statements),
    'empty statements/s': Math.round(emptyStatements),
    'issuer MB': residentMegabytes(processes.issuer),
    'card bytes': result.credentialBytes,
  };
}

async function measure(load: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  load.send(order);
  const [{ result, error }] = await once(load, 'message');
  if (error) throw new Error(error);
  return result;
}
