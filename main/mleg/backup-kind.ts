import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../arguments.mjs';
import { isThere } from '../is-there.ts';

export type BackupKind =
  | { kind: 'address' }
  /** A copy of the data directory, or of what is in its `postgres`. */
  | { kind: 'copy'; cluster: string; wasRunning: boolean }
  /** SQL as text, which `psql` reads. */
  | { kind: 'script' }
  /** The formats of `pg_dump` that `pg_restore` reads. */
  | { kind: 'archive' };

const CAN_BE = 'A backup is a copy of the data directory, a file of pg_dump, or postgres://… of a copy that runs.';

/** What somebody has named as a backup, by what is in it. Throws `UsageError` where it is none, with what it is. */
export async function backupKindOf(backup: string): Promise<BackupKind> {
  if (/^postgres(?:ql)?:\/\//.test(backup)) return { kind: 'address' };
  if (!isThere(backup)) throw refusal(`There is no ${backup}. ${CAN_BE}`);
  if (!(await stat(backup)).isDirectory()) return kindOfFile(backup);
  const copied = [join(backup, 'postgres'), backup].find((place) => isThere(join(place, 'cluster', 'PG_VERSION')));
  if (copied) {
    const wasRunning = isThere(join(copied, 'cluster', 'postmaster.pid'));
    return { kind: 'copy', cluster: copied, wasRunning };
  }
  if (isThere(join(backup, 'toc.dat'))) return { kind: 'archive' };
  throw refusal(
    `${backup} is a directory, but no copy of a data directory (there is no postgres/cluster in it) and none that pg_dump has made. ${CAN_BE}`,
  );
}

async function kindOfFile(backup: string): Promise<BackupKind> {
  if ((await stat(backup)).size === 0) throw refusal(`${backup} is empty: what was to write it has failed.`);
  const head = await headOf(backup);
  if (head.startsWith('PGDMP') || head.startsWith('toc.dat')) return { kind: 'archive' };
  if (head.includes('PostgreSQL database dump')) {
    if ((await tailOf(backup)).includes('PostgreSQL database dump complete')) return { kind: 'script' };
    throw refusal(`${backup} is torn: its end is missing, by which pg_dump says that all is there.`);
  }
  if (head.includes('PostgreSQL database cluster dump')) {
    throw refusal(
      `${backup} is of a whole server (pg_dumpall): restore it into a server of its own, and name that one's address.`,
    );
  }
  if (head.startsWith('\u001F\u008B')) throw refusal(`${backup} is compressed: unpack it first (gunzip).`);
  throw refusal(`${backup} is no backup of a database. ${CAN_BE}`);
}

/** So many bytes at either end say what a file is. */
const AN_END = 512;

const headOf = (file: string): Promise<string> => readEnd(file, 0);
const tailOf = async (file: string): Promise<string> => readEnd(file, Math.max(0, (await stat(file)).size - AN_END));

async function readEnd(file: string, from: number): Promise<string> {
  const opened = await open(file);
  const { buffer, bytesRead } = await opened.read(Buffer.alloc(AN_END), 0, AN_END, from);
  await opened.close();
  return buffer.toString('latin1', 0, bytesRead);
}

const refusal = (message: string): UsageError => new UsageError(message, { code: 'no-backup' });
