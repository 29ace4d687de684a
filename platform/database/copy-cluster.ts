import { chmod, cp, lchown, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterDirectory } from './cluster-init.ts';
import { clusterUser } from './cluster-user.ts';

/** What a running server has beside its files, and a copy of it would mistake for a server of its own. */
const OF_A_RUNNING_SERVER = /\/\.s\.PGSQL\.\d+(\.lock)?$/;

/** Copies the cluster of a server that is stopped, with its passwords; what it was copied from stays as it is. */
export async function copyCluster(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !OF_A_RUNNING_SERVER.test(path) });
  for (const left of ['postmaster.pid', 'postmaster.opts']) {
    await rm(join(clusterDirectory(to), left), { force: true });
  }
  await ownCluster(to);
}

/** Files that came from elsewhere are given to whoever the server will run as. */
export async function ownCluster(dataDirectory: string): Promise<void> {
  const cluster = clusterDirectory(dataDirectory);
  const user = clusterUser(cluster);
  await chmod(dataDirectory, 0o711);
  await chmod(cluster, 0o700);
  if (!user) return;
  const inside = await readdir(cluster, { recursive: true });
  for (const path of [cluster, ...inside.map((name) => join(cluster, name))]) await lchown(path, user.uid, user.gid);
}
