import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../arguments.mjs';
import { backupKindOf } from './backup-kind.ts';
import { runMleg } from './run-mleg.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mleg-backups-'));
});

function given(path: string, content: string | Buffer = ''): string {
  const file = join(place, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const HEAD = '--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.4\n';
const TAIL = `${'insert\n'.repeat(200)}--\n-- PostgreSQL database dump complete\n--\n`;

test('a backup is known by what is in it', async () => {
  given('copy/postgres/cluster/PG_VERSION', '17');
  given('running/postgres/cluster/PG_VERSION', '17');
  given('running/postgres/cluster/postmaster.pid', '4711\n');
  given('directory/toc.dat', 'PGDMP');
  expect(await backupKindOf('postgres://backup@host/issuer')).toEqual({ kind: 'address' });
  const cluster = join(place, 'copy', 'postgres');
  expect(await backupKindOf(join(place, 'copy'))).toEqual({ kind: 'copy', cluster, wasRunning: false });
  expect(await backupKindOf(cluster)).toEqual({ kind: 'copy', cluster, wasRunning: false });
  expect(await backupKindOf(join(place, 'running'))).toMatchObject({ kind: 'copy', wasRunning: true });
  expect(await backupKindOf(join(place, 'directory'))).toEqual({ kind: 'archive' });
  expect(await backupKindOf(given('issuer.dump', 'PGDMP\u0001\u000E'))).toEqual({ kind: 'archive' });
  expect(await backupKindOf(given('issuer.tar', 'toc.dat\0\0\0'))).toEqual({ kind: 'archive' });
  expect(await backupKindOf(given('issuer.sql', HEAD + TAIL))).toEqual({ kind: 'script' });
});

const refusal = async (backup: string) => {
  const asked = backupKindOf(backup);
  await expect(asked).rejects.toThrow(UsageError);
  return asked.then(String, ({ message }: Error) => message);
};

test('R20 what is no backup is told what it is', async () => {
  given('photos/zofia.jpg');
  expect(await refusal(join(place, 'missing'))).toMatch(/^There is no \S+missing\. A backup is a copy of the data/);
  expect(await refusal(join(place, 'photos'))).toMatch(/no postgres\/cluster in it\) and none that pg_dump has made/);
  expect(await refusal(given('letter.txt', 'Szanowni Państwo'))).toMatch(/letter\.txt is no backup of a database/);
  expect(await refusal(given('empty', ''))).toMatch(/is empty: what was to write it has failed/);
  expect(await refusal(given('issuer.sql.gz', gzipSync(HEAD)))).toMatch(/is compressed: unpack it first/);
  expect(await refusal(given('torn.sql', HEAD + TAIL.slice(0, -50)))).toMatch(/is torn: its end is missing/);
  expect(await refusal(given('all.sql', '-- PostgreSQL database cluster dump\n'))).toMatch(/of a whole server/);
});

test('E13 what may not be looked at is not said to be missing', async () => {
  symlinkSync('loop', join(place, 'loop'));
  await expect(backupKindOf(join(place, 'loop'))).rejects.toMatchObject({ code: 'ELOOP', path: join(place, 'loop') });
  const { complaint } = await runMleg(['invariants'], { DATA_DIRECTORY: join(place, 'loop') });
  expect(complaint).toMatch(/loop\S* is a link that leads to itself \(ELOOP\)/);
  expect(complaint).not.toContain('There is no');
});
