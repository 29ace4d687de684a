import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { openLog } from '../log/log.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { checkNightly } from './check-nightly.ts';
import { createNightlyChecksTable } from './nightly-check-migration.ts';
import { type NightlyDatabase, selectLastCheck } from './nightly-check-store.ts';

let database: Kysely<NightlyDatabase>;
let drop: () => Promise<void>;
beforeEach(async () => {
  const fresh = await freshDatabase('nightly');
  database = openDatabase({ url: fresh.url, maxConnections: 4, onIdleError: () => {} });
  drop = () => fresh.drop();
  await createNightlyChecksTable(database as unknown as Kysely<never>);
});
afterEach(async () => {
  await database.destroy();
  await drop();
});

const BROKEN = { invariant: 'I5', rule: 'a place belongs to one copy', row: '1/7' };

test('A5: each night one of all processes looks, and a broken rule is an error in the log', async () => {
  const lines: string[] = [];
  const log = openLog('error', { write: (line: string) => void lines.push(line) });
  let now = new Date('2026-11-21T00:00:30Z');
  const deps = { database, log, clock: { now: () => now } };
  let looked = 0;
  const night = (...broken: (typeof BROKEN)[]) =>
    checkNightly(deps, async () => {
      looked += 1;
      return broken;
    });
  await Promise.all([night(), night(), night()]);
  await night();
  expect(looked).toBe(1);
  expect(await selectLastCheck(database)).toEqual({ begunAt: now, violations: 0 });
  expect(lines).toEqual([]);

  now = new Date('2026-11-22T00:00:30Z');
  await night(BROKEN);
  expect(await selectLastCheck(database)).toEqual({ begunAt: now, violations: 1 });
  expect(lines.join('')).toMatch(/invariants\.broken/);
});

test('a night whose process died is taken over, and counts for nothing until then', async () => {
  let now = new Date('2026-11-21T00:00:30Z');
  const deps = { database, log: openLog('fatal'), clock: { now: () => now } };
  const dies = checkNightly(deps, () => Promise.reject(new Error('killed')));
  await expect(dies).rejects.toThrow('killed');
  let looked = 0;
  const look = async () => {
    looked += 1;
    return [];
  };
  await checkNightly(deps, look);
  expect([looked, await selectLastCheck(database)]).toEqual([0, undefined]);
  now = new Date('2026-11-21T02:01:00Z');
  await checkNightly(deps, look);
  expect([looked, await selectLastCheck(database)]).toEqual([1, { begunAt: now, violations: 0 }]);
});
