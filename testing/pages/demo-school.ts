import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { openDatabase } from '@mleg/platform/database/open-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import { openLog } from '@mleg/platform/log/log';
import type { Kysely } from 'kysely';
import { launchChromium } from '../browser/chromium.ts';
import { pictureOnFailure } from '../browser/picture-on-failure.ts';
import { type Size, startVisit, type Visit } from '../browser/visit.ts';
import { freeBasePort } from '../processes/free-base-port.ts';
import { startParties } from '../processes/party-process.ts';

/** The demonstration's school with its Ministry, in a process of its own, and a browser to look at it. */
export interface DemoSchool {
  origin: string;
  /** The Ministry's desk. */
  desk: string;
  /** A fresh device, nobody signed in. */
  visit: (size?: Size) => Promise<Visit>;
  /** A fresh device with somebody of the demonstration signed in. */
  signIn: (login: string, size?: Size) => Promise<Visit>;
  /** For what only time or other people could bring about. */
  database: Kysely<InstitutionDatabase>;
  stop: () => Promise<void>;
}

export async function startDemoSchool(): Promise<DemoSchool> {
  const cleanup = new AsyncDisposableStack();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-school-'));
  cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const basePort = await freeBasePort();
  const [origin, issuer] = [0, 1].map((at) => `http://localhost:${basePort + at}`) as [string, string];
  const readyAddresses = [origin, issuer].map((address) => `${address}/health/ready`);
  const environment = { INSTITUTION_DEMO: 'school' };
  const place = { roles: ['institution', 'issuer'], dataDirectory, basePort, readyAddresses, environment };
  cleanup.adopt(await startParties(place), (party) => party.stop());
  const database = cleanup.adopt(await openSchoolDatabase(dataDirectory), (opened) => opened.destroy());
  const browser = cleanup.adopt(await launchChromium(), (opened) => opened.close());
  const visit = async (size?: Size) => {
    const visited = await startVisit(browser, size ? { size } : {});
    pictureOnFailure(visited);
    return visited;
  };
  const signIn = async (login: string, size?: Size) => {
    const visited = await visit(size);
    const { page } = visited;
    await page.goto(origin);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Hasło', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Zaloguj się' }).click();
    await page.waitForURL((url) => !url.pathname.includes('logowanie'));
    return visited;
  };
  return { origin, desk: `${issuer}/desk`, visit, signIn, database, stop: () => cleanup.disposeAsync() };
}

async function openSchoolDatabase(dataDirectory: string): Promise<Kysely<InstitutionDatabase>> {
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory: join(dataDirectory, 'postgres'),
    log: openLog('error'),
  });
  const url = cluster.connectionString('institution', 'institution');
  return openDatabase<InstitutionDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
}
