import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import type { IssuanceRequest } from '@mleg/issuer-contract/issuance-request';
import { systemClock } from '@mleg/platform/clock/clock';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { type Cluster, startCluster } from '@mleg/platform/database/postgres-cluster';
import { createRegisteredInstitution, type RegisteredInstitution } from '@mleg/testing/clients/registered-institution';
import { openIssuer } from '@mleg/testing/parties/open-issuer';
import { aStudent } from '@mleg/testing/people/a-student';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { createNetwork } from '@mleg/testing/surroundings/network';
import { until, when } from '@mleg/testing/until';
import { expect, test } from 'vitest';

const ORIGIN = 'https://wydawca.example';
const CLERKS = 4;

test('I3 a database killed under load: 503 while it is away, and every order that was acknowledged is prepared', async () => {
  await using cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-restart-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  // Durable, unlike the other tests' server: what is lost by the kill would be lost by a power cut, too.
  const start = () =>
    startCluster({ binaries: embeddedBinaries(), dataDirectory: join(directory, 'postgres'), log: { info: () => {} } });
  let cluster: Cluster = await start();
  cleanup.defer(() => cluster.stop({ force: true }));
  const url = await ensureDatabase(cluster, { database: 'issuer', role: 'issuer' });
  const { issuer, institution, close } = await openMinistry(url, join(directory, 'keys.json'));
  cleanup.defer(close);

  const load = startLoad(institution);
  await until('nothing was accepted', async () => when(load.acknowledged.length > 10));
  process.kill(cluster.processId, 'SIGKILL');
  await until('nobody noticed that the database is gone', async () => when(load.otherAnswers.length > CLERKS * 10));
  cluster = await start();
  const beforeRecovery = load.acknowledged.length;
  await until('nothing was accepted again', async () => when(load.acknowledged.length > beforeRecovery + 10));
  await load.stop();

  expect(new Set(load.otherAnswers)).toEqual(new Set([503]));
  await until('an order that was acknowledged was not prepared', async () => {
    const states = await issuer.deps.database.selectFrom('offers').select(['request_id', 'state']).execute();
    const ready = new Set(states.filter(({ state }) => state === 'ready').map(({ request_id: id }) => id));
    return when(load.acknowledged.every((requestId) => ready.has(requestId)));
  });
  expect(await checkInvariants({ database: issuer.deps.database, clock: systemClock })).toEqual([]);
});

async function openMinistry(url: string, keyFile: string) {
  const network = createNetwork();
  const { fetch } = network;
  const house = { url, keyFile, origin: ORIGIN, clock: systemClock, fetch, log: openLogBook().log };
  const { issuer, ...opened } = await openIssuer(house);
  network.connect(ORIGIN, issuer);
  const institution = await createRegisteredInstitution({ fetch, issuer: ORIGIN, clock: systemClock });
  await issuer.registerInstitution(institution.registration);
  await issuer.work();
  return { issuer, institution, close: () => opened.close() };
}

/** Clerks who order one card after another, and note what they were told. */
function startLoad(institution: RegisteredInstitution) {
  const acknowledged: string[] = [];
  const otherAnswers: number[] = [];
  const over = new AbortController();
  const clerk = async () => {
    while (!over.signal.aborted) {
      const order: IssuanceRequest = { requestId: randomUUID(), cardId: randomUUID(), subject: aStudent(new Date()) };
      const { status } = await institution.request(order);
      if (status === 202) acknowledged.push(order.requestId);
      else otherAnswers.push(status);
      await sleep(20);
    }
  };
  const clerks = Promise.all(Array.from({ length: CLERKS }, clerk));
  return {
    acknowledged,
    otherAnswers,
    stop: async () => {
      over.abort();
      await clerks;
    },
  };
}
