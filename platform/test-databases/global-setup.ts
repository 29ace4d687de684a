import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { distributionBinaries, embeddedBinaries } from '../database/cluster-binaries.ts';
import { ADMINISTRATOR } from '../database/cluster-passwords.ts';
import { startCluster } from '../database/postgres-cluster.ts';
import { guardCluster } from './guard-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A connection that may create databases and roles, for `freshDatabase`. */
    databaseAdministrator: string;
  }
}

const MISSING =
  'No PostgreSQL ≥ 15 of the distribution found: `apt-get install postgresql`, or point TEST_POSTGRESQL_URL at a server ' +
  'whose user may create databases and roles.';

/** Gives a project the server its TEST_DATABASE names: `embedded`, or `postgresql` for the distribution's. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = project.config.env['TEST_DATABASE'];
  const given = process.env['TEST_POSTGRESQL_URL'];
  if (wanted === 'postgresql' && given) {
    project.provide('databaseAdministrator', given);
    return async () => {};
  }
  const binaries = wanted === 'postgresql' ? distributionBinaries() : embeddedBinaries();
  if (!binaries) throw new Error(MISSING);
  const directory = await mkdtemp(join(tmpdir(), 'mleg-test-'));
  const cluster = await startCluster({
    binaries,
    dataDirectory: join(directory, 'postgres'),
    log: { info: () => {} },
    durable: false,
  });
  const release = guardCluster(cluster.processId, directory);
  project.provide('databaseAdministrator', cluster.connectionString('postgres', ADMINISTRATOR));
  return async () => {
    await cluster.stop({ force: true });
    await rm(directory, { recursive: true, force: true });
    release();
  };
}
