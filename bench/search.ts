import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { openDatabase } from '@mleg/platform/database/open-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import { openLog } from '@mleg/platform/log/log';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { startParties } from '@mleg/testing/processes/party-process';
import { readOptions } from '@mleg/tools/command-line';
import { sql } from 'kysely';
import { addPeople } from './many-people.ts';
import { printTable, type Row } from './print-table.ts';
import { searchInBrowser } from './search-in-browser.ts';

const USAGE = 'Usage: npm run bench:search -- [--people NUMBER] [--rounds NUMBER] [--json FILE]';

/**
 * How long the office waits for its list while it types: the server's answer, many times, and the whole way from the
 * last letter to the screen, the page's own pause included. It is the demonstration's school with many more people in it.
 */
const { values } = readOptions(USAGE, {
  options: {
    people: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '30' },
    json: { type: 'string' },
  },
});
const LOGIN = 'sekretariat';
const WORDS = ['łukasz nowak', 'cwiek swieto', '705123', 'u 7051', '4b wojcik', 'kowalska'];
const FILTERS = [{ state: 'no-card' }, { state: 'codes-ready' }, { state: 'expiring', group: '3b' }];

await using cleanup = new AsyncDisposableStack();
const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-bench-'));
cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
spawnSync(process.execPath, ['tools/build.ts', '--quiet'], { stdio: 'inherit' });
const basePort = await freeBasePort();
const origin = `http://localhost:${basePort}`;
const place = { roles: ['institution'], dataDirectory, basePort, readyAddresses: [`${origin}/health/ready`] };
cleanup.adopt(await startParties({ ...place, environment: { INSTITUTION_DEMO: 'school' } }), (party) => party.stop());
await fill();
const headers = await signIn();

const rows: Row[] = [];
const inBrowser = await searchInBrowser(origin, { login: LOGIN, password: DEMO_PASSWORD, words: WORDS });
for (const query of WORDS) rows.push({ ...(await ask({ query })), 'on the screen, ms': inBrowser.get(query) ?? 0 });
for (const filter of FILTERS) rows.push({ ...(await ask(filter)), 'on the screen, ms': '' });
printTable(rows);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows }, undefined, 2)}\n`);

async function fill(): Promise<void> {
  const directory = join(dataDirectory, 'postgres');
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory: directory,
    log: openLog('error'),
  });
  const url = cluster.connectionString('institution', 'institution');
  const database = openDatabase<InstitutionDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
  await addPeople(database, Number(values.people));
  // As the server does by itself within a minute.
  await sql`analyze`.execute(database);
  await database.destroy();
}

async function signIn(): Promise<Record<string, string>> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: LOGIN, password: DEMO_PASSWORD }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.getSetCookie().map((value) => value.split(';')[0]);
  return { Origin: origin, 'Content-Type': 'application/json', Cookie: cookie.join('; '), 'X-CSRF-Token': csrfToken };
}

async function ask(search: object): Promise<Row> {
  const took: number[] = [];
  let total = 0;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const startedAt = performance.now();
    const body = JSON.stringify(search);
    const response = await fetch(`${origin}/api/office/people-search`, { method: 'POST', headers, body });
    ({ total } = (await response.json()) as { total: number });
    took.push(performance.now() - startedAt);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  return { search: Object.values(search).join(', '), found: total, 'median ms': at(0.5), 'p95 ms': at(0.95) };
}
