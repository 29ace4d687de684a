import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ClusterUser } from './cluster-user.ts';

/** A Unix socket's path holds 107 bytes; `/.s.PGSQL.5432` takes 14 of them, its lock file 19. */
const LONGEST_DIRECTORY = 85;
const TEMPORARY = 'mleg-postgres-';

/** A private directory for the server's socket: in the data directory, or below the temporary one where that path is too long. */
export function makeSocketDirectory(dataDirectory: string, user: ClusterUser | undefined): string {
  const directory = placeFor(dataDirectory);
  chmodSync(directory, 0o700);
  if (user) chownSync(directory, user.uid, user.gid);
  return directory;
}

/** Removes a directory made under the temporary one; the one in the data directory stays. */
export function removeSocketDirectory(directory: string): void {
  if (basename(directory).startsWith(TEMPORARY)) rmSync(directory, { recursive: true, force: true });
}

function placeFor(dataDirectory: string): string {
  const beside = join(dataDirectory, 'socket');
  if (Buffer.byteLength(beside) <= LONGEST_DIRECTORY) {
    mkdirSync(beside, { mode: 0o700, recursive: true });
    return beside;
  }
  const temporary = Buffer.byteLength(tmpdir()) <= LONGEST_DIRECTORY - TEMPORARY.length - 6 ? tmpdir() : '/tmp';
  return mkdtempSync(join(temporary, TEMPORARY));
}
