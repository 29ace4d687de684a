import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { distributionBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { ADMINISTRATOR } from '@mleg/platform/database/cluster-passwords';
import { ownCluster } from '@mleg/platform/database/copy-cluster';
import { openDatabase } from '@mleg/platform/database/open-database';
import { type Cluster, startCluster } from '@mleg/platform/database/postgres-cluster';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { makeIssuerPlace, openLoneIssuerAt } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, makeKey, mintCode, redeemCodes, redeemWith } from '@mleg/testing/lone-issuer/wallet-requests';
import { until, when } from '@mleg/testing/until';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

const binaries = distributionBinaries();
const run = promisify(execFile);

async function ask<Row extends object>(cluster: Cluster, text: string): Promise<Row[]> {
  const url = cluster.connectionString('postgres', ADMINISTRATOR);
  const database = openDatabase<object>({ url, maxConnections: 1, onIdleError: () => {} });
  try {
    return (await sql.raw<Row>(text).execute(database)).rows;
  } finally {
    await database.destroy();
  }
}

/** A standby of the server, which streams from it. */
async function startStandby(primary: Cluster, dataDirectory: string): Promise<Cluster> {
  const from = primary.connectionString('postgres', ADMINISTRATOR);
  await cp(join(primary.dataDirectory, 'passwords'), join(dataDirectory, 'passwords'), { recursive: true });
  const target = join(dataDirectory, 'cluster');
  await run(join(binaries ?? '', 'pg_basebackup'), ['-d', from, '-D', target, '-R', '-X', 'stream', '-c', 'fast']);
  await ownCluster(dataDirectory);
  return startCluster({ binaries: binaries ?? '', dataDirectory, log: { info: () => {} }, durable: false });
}

const positionOf = async (cluster: Cluster, what: string) =>
  (await ask<{ at: string }>(cluster, `select ${what}::text as at`))[0]?.at;

test('R13: a standby that takes over without the last commits gives back no code, no card and no place', async () => {
  await using cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-replica-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const primary = await startCluster({
    binaries: binaries ?? '',
    dataDirectory: join(directory, 'primary'),
    log: { info: () => {} },
    durable: false,
  });
  cleanup.defer(() => primary.stop({ force: true }));
  const url = await ensureDatabase(primary, { database: 'issuer', role: 'issuer' });
  const place = { ...(await makeIssuerPlace()), url };
  cleanup.defer(() => place.drop());
  const world = await openLoneIssuerAt(place);
  const used = await orderCodes(world);
  const revoked = await activateCard(world);
  const standby = await startStandby(primary, join(directory, 'standby'));
  cleanup.defer(() => standby.stop({ force: true }));
  const sent = await positionOf(primary, 'pg_current_wal_lsn()');
  await until('the standby has not caught up', async () =>
    when(
      (await ask<{ done: boolean }>(standby, `select pg_last_wal_replay_lsn() >= '${sent}' as done`))[0]?.done === true,
    ),
  );
  // The line between the two breaks; the primary goes on, and everything from here on is acknowledged.
  await ask(standby, "alter system set primary_conninfo = ''");
  await ask(standby, 'select pg_reload_conf()');
  await until('the standby still listens', async () =>
    when((await ask(standby, 'select from pg_stat_wal_receiver')).length === 0),
  );

  const minted = await mintCode(world, used);
  const grant = await redeemCodes(world, used);
  await fetchCards(world, grant, [makeKey()]);
  const reason = { reason: 'phone-lost' };
  expect(
    (await callApi(world, world.university, 'POST', `/cards/${revoked.codes.cardId}/revocation`, reason)).status,
  ).toBe(200);
  await world.issuer.sweep();
  const lost = await activateCard(world);
  expect(await publishedStatuses(world, [...revoked.cards, ...lost.cards])).toEqual([1, 1, 1, 0, 0, 0]);
  await world.end();

  await primary.stop({ force: true });
  await ask(standby, 'select pg_promote()');
  const taken = await openLoneIssuerAt({ ...place, url: standby.connectionString('issuer', 'issuer') });
  cleanup.defer(() => taken.end());
  await taken.issuer.sweep();
  expect((await redeemWith(taken, makeKey(), minted, used.activationCode)).body).toMatchObject({
    error: 'invalid_grant',
  });
  expect(await publishedStatuses(taken, [...revoked.cards, ...lost.cards])).toEqual([1, 1, 1, 1, 1, 1]);
  const fresh = await activateCard(taken);
  expect(await publishedStatuses(taken, fresh.cards)).toEqual([0, 0, 0]);
  expect(await checkInvariants(taken.issuer.deps)).toEqual([]);
});
