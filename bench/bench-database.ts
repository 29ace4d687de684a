import { readFileSync } from 'node:fs';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { ADMINISTRATOR } from '@mleg/platform/database/cluster-passwords';
import { type Cluster, startCluster } from '@mleg/platform/database/postgres-cluster';
import pg from 'pg';

/** A fresh, durable cluster that counts what it runs. */
export async function openBenchDatabase(binaries: string, dataDirectory: string) {
  const options = { binaries, dataDirectory, log: { info: () => {} } };
  const plain = await startCluster(options);
  await asAdministrator(plain, 'postgres', (client) =>
    client.query("alter system set shared_preload_libraries = 'pg_stat_statements'"),
  );
  await plain.stop({ force: true });
  const cluster = await startCluster(options);
  const url = await ensureDatabase(cluster, { database: 'issuer', role: 'issuer' });
  await asAdministrator(cluster, 'issuer', (client) => client.query('create extension pg_stat_statements'));
  return {
    url,
    /** Another database beside the issuer's; its statements are counted too. */
    addDatabase: (name: string) => ensureDatabase(cluster, { database: name, role: name }),
    /** The server's first process, ancestor of those that do the work. */
    postmaster: await asAdministrator(cluster, 'postgres', async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      return parentOf(rows[0]?.pid ?? 0);
    }),
    /** Statements run in the database so far, without the beginnings and ends of transactions. */
    statements: () =>
      asAdministrator(cluster, 'issuer', async (client) => {
        const { rows } = await client.query<{ calls: string }>(
          "select sum(calls) as calls from pg_stat_statements where query !~* '^(begin|commit|rollback|listen|start)'",
        );
        return Number(rows[0]?.calls);
      }),
    stop: () => cluster.stop({ force: true }),
  };
}

async function asAdministrator<Result>(
  cluster: Cluster,
  database: string,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(cluster.connectionString(database, ADMINISTRATOR));
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function parentOf(processId: number): number {
  return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]);
}
