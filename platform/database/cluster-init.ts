import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './cluster-lock.ts';
import { ADMINISTRATOR, keepPassword } from './cluster-passwords.ts';
import { clusterUser, commandAs } from './cluster-user.ts';

/** Where PostgreSQL's own files are, beside the passwords and the socket. */
export function clusterDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'cluster');
}

/**
 * Makes an empty cluster with its administrator's password, whole or not at all: built beside its place, then renamed
 * into it. Of two processes doing so at once, the first one's is kept.
 */
export async function initialiseCluster(binaries: string, dataDirectory: string): Promise<void> {
  if (existsSync(clusterDirectory(dataDirectory))) return;
  mkdirSync(dirname(dataDirectory), { recursive: true });
  removeAbandonedDrafts(dataDirectory);
  const draft = mkdtempSync(`${dataDirectory}.new-${process.pid}-`);
  try {
    await fillDraft(binaries, draft);
    renameSync(draft, dataDirectory);
  } catch (error) {
    if (!existsSync(clusterDirectory(dataDirectory))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fillDraft(binaries: string, draft: string): Promise<void> {
  // Others may pass through to reach the socket they are entitled to, and see nothing.
  chmodSync(draft, 0o711);
  const cluster = clusterDirectory(draft);
  mkdirSync(cluster, { mode: 0o700 });
  // initdb reads the password as the user it runs as, who may read no other file of ours.
  const handedOver = join(draft, 'initial-password');
  writeFileSync(handedOver, keepPassword(draft, ADMINISTRATOR), { mode: 0o600 });
  const user = clusterUser(cluster);
  if (user) [cluster, handedOver].forEach((path) => chownSync(path, user.uid, user.gid));
  const initdb = commandAs(user, [join(binaries, 'postgres'), cluster], join(binaries, 'initdb'), [
    `--pgdata=${cluster}`,
    `--username=${ADMINISTRATOR}`,
    `--pwfile=${handedOver}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Knows the case of Polish letters, sorts by code point; who sorts for people says COLLATE "pl-x-icu".
    '--locale=C.UTF-8',
    '--data-checksums',
  ]);
  await promisify(execFile)(initdb.file, initdb.args, { uid: initdb.uid, gid: initdb.gid, cwd: cluster });
  rmSync(handedOver);
}

function removeAbandonedDrafts(dataDirectory: string): void {
  const prefix = `${basename(dataDirectory)}.new-`;
  for (const name of readdirSync(dirname(dataDirectory))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    rmSync(join(dirname(dataDirectory), name), { recursive: true, force: true });
  }
}
