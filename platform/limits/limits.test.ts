import { expect, test } from 'vitest';
import { MINUTE } from '../clock/durations.ts';
import type { LimitTable } from './limit.ts';
import { openLimits } from './limits.ts';
import { memoryCounts } from './memory-counts.ts';

const TABLE: LimitTable<'codes' | 'uploads'> = {
  codes: { counts: 'misses', by: 'address', most: 5, within: MINUTE },
  uploads: { counts: 'uses', by: 'account', most: 2, within: MINUTE },
};

function open() {
  let now = 1_800_000_000_000;
  const clock = { now: () => new Date(now) };
  const limits = openLimits({ clock, counts: memoryCounts(), owner: 'somebody' }, TABLE);
  const many = async (address: string, times: number) => {
    const over = [];
    for (let at = 0; at < times; at += 1) over.push((await limits.count('codes', address)) !== undefined);
    return over.filter(Boolean).length;
  };
  return { limits, many, pass: (seconds: number) => (now += seconds * 1_000) };
}

test('S1 whoever misses without end leaves their neighbours a share, and four of them fill the network', async () => {
  const { many } = open();
  expect(await many('198.51.100.1', 500)).toBe(495);
  expect(await many('198.51.100.2', 5)).toBe(0);
  expect(await many('198.51.100.3', 5)).toBe(0);
  expect(await many('198.51.100.4', 5)).toBe(0);
  expect(await many('198.51.100.5', 5)).toBe(5);
  expect(await many('198.51.101.5', 5)).toBe(0);
});

test('S2 fresh addresses of one /64 are no fresh tries, nor are those of a /48', async () => {
  const { many } = open();
  const tries = await Promise.all(Array.from({ length: 20 }, (_, at) => many(`2001:db8:1:2::${at.toString(16)}`, 1)));
  expect(tries.reduce((sum, over) => sum + over, 0)).toBe(15);
  const sites = await Promise.all(Array.from({ length: 40 }, (_, at) => many(`2001:db8:2:${at.toString(16)}::1`, 1)));
  expect(sites.reduce((sum, over) => sum + over, 0)).toBe(20);
});

test('says how long to wait, which one was the first too many, and starts anew when the time is over', async () => {
  const { limits, pass } = open();
  await limits.count('uploads', 'one');
  await limits.count('uploads', 'one');
  pass(20);
  expect(await limits.count('uploads', 'one')).toEqual({ retryAfterSeconds: 40, isFirst: true });
  expect(await limits.count('uploads', 'one')).toEqual({ retryAfterSeconds: 40, isFirst: false });
  expect(await limits.count('uploads', 'other')).toBeUndefined();
  pass(40);
  await limits.forgetOld();
  expect(await limits.count('uploads', 'one')).toBeUndefined();
});

test('S4 what was right is not counted, and a proof takes back all before it', async () => {
  const { limits, many } = open();
  for (let at = 0; at < 50; at += 1) {
    expect(await limits.count('codes', '192.0.2.1')).toBeUndefined();
    await limits.takeBack('codes', '192.0.2.1');
  }
  await limits.count('uploads', 'one');
  await limits.count('uploads', 'one');
  await limits.forget('uploads', 'one');
  expect(await limits.count('uploads', 'one')).toBeUndefined();
  expect(await many('192.0.2.1', 5)).toBe(0);
});
