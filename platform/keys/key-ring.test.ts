import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DAY, later } from '../clock/durations.ts';
import type { KeyCalendar } from './key-calendar.ts';
import { openKeyFile } from './key-file.ts';
import { type KeyUse, openKeyRing } from './key-ring.ts';
import { memoryCalendar } from './memory-calendar.ts';

const USE: KeyUse = { use: 'lists', signsFor: 100 * DAY, publishedBefore: 10 * DAY, publishedAfter: 30 * DAY };

let now: Date;
let path: string;
let calendar: KeyCalendar;
beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  path = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json');
  calendar = memoryCalendar();
});

const clock = { now: () => now };
const pass = (days: number) => {
  now = later(now, days * DAY);
};
const open = async (use = USE) => {
  const ring = await openKeyRing({ keys: await openKeyFile(path, 'p'), calendar, clock }, { lists: use });
  const { lists } = ring.keys;
  const kids = async () => (await lists.published()).map(({ kid }) => kid);
  return {
    turn: () => ring.turn(),
    inUse: async () => (await lists.inUse()).kid,
    kids,
    named: (kid: string) => lists.named(kid),
  };
};

test('K1 the next key is published before it signs, the one before as long as it is looked at', async () => {
  const ring = await open();
  const first = await ring.inUse();
  expect(await ring.kids()).toEqual([first]);
  expect(await ring.turn()).toEqual([]);
  const [, second = ''] = await ring.kids();
  expect(await ring.kids()).toEqual([first, second]);
  pass(99);
  expect(await ring.inUse()).toBe(first);
  pass(1);
  expect(await ring.inUse()).toBe(second);
  expect(await ring.kids()).toEqual([first, second]);
  await ring.turn();
  const [, , third = ''] = await ring.kids();
  expect(new Set([first, second, third]).size).toBe(3);
  pass(29);
  expect((await ring.named(first))?.kid).toBe(first);
  pass(1);
  expect(await ring.kids()).toEqual([second, third]);
  expect(await ring.named(first)).toBeUndefined();
});

test('K1 whoever turns keys late publishes the next one for its time all the same', async () => {
  const ring = await open();
  const first = await ring.inUse();
  pass(1_000);
  await ring.turn();
  expect(await ring.inUse()).toBe(first);
  pass(9);
  expect(await ring.inUse()).toBe(first);
  pass(1);
  expect(await ring.inUse()).not.toBe(first);
});

test('K2 processes that turn at once make one next key, and each knows it', async () => {
  const [one, other] = [await open(), await open()];
  await Promise.all([one.turn(), other.turn(), one.turn()]);
  expect(await one.kids()).toHaveLength(2);
  expect(await other.kids()).toEqual(await one.kids());
  pass(100);
  expect(await other.inUse()).toBe(await one.inUse());
});

test('K2 a process that looks at another store than the others signs nothing with a key that they do not know', async () => {
  const ring = await open();
  await ring.turn();
  path = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json');
  const astray = await open();
  await expect(astray.inUse()).rejects.toThrow('not the one that the calendar knows');
  pass(100);
  await expect(astray.inUse()).rejects.toThrow('is not there');
});

const certifier = async () => {
  throw new Error('The root is in the safe.');
};

test('what cannot be certified is said, and the key in use goes on', async () => {
  const first = await (await open()).inUse();
  const ring = await open({ ...USE, certifier });
  pass(500);
  expect(await ring.turn()).toMatchObject([{ use: 'lists', why: { message: 'The root is in the safe.' } }]);
  expect(await ring.inUse()).toBe(first);
});
