import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../log/log.ts';
import { openWork } from './work.ts';

const lines: string[] = [];
const log = openLog('debug', { write: (line) => void lines.push(line) });
const clock = { now: () => new Date() };

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a round performs every task in its order; a fault in one is reported and does not stop the rest', async () => {
  const done: string[] = [];
  const work = openWork(
    { clock, log },
    {
      first: async () => void done.push('first'),
      broken: async () => {
        throw new Error('with somebody’s name in it');
      },
      last: async () => void done.push('last'),
    },
  );
  await work.round();
  expect(done).toEqual(['first', 'last']);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/"where":"broken"/);
  expect(lines[0]).not.toContain('somebody');
});

test('it says when a task last succeeded', async () => {
  let fails = false;
  const run = async () => {
    if (fails) throw new Error('broken');
  };
  const work = openWork({ clock, log }, { sweep: run });
  expect(work.lastSuccess('sweep')).toBeUndefined();
  await work.perform('sweep');
  expect(work.lastSuccess('sweep')).toEqual(new Date('2026-11-21T12:00:00Z'));
  vi.advanceTimersByTime(60_000);
  fails = true;
  await expect(work.perform('sweep')).rejects.toThrow('broken');
  expect(work.lastSuccess('sweep')).toEqual(new Date('2026-11-21T12:00:00Z'));
});

test('a task that could not do its work and said so has not succeeded, and nothing more is reported', async () => {
  const work = openWork({ clock, log }, { refresh: async () => false });
  await work.round();
  expect([work.lastSuccess('refresh'), lines]).toEqual([undefined, []]);
});

test('whoever performs a task gets what it returns', async () => {
  const work = openWork({ clock, log }, { count: async () => 3 });
  expect((await work.perform('count')) satisfies number).toBe(3);
});

test('a task with a period goes on after a fault, and ends with the work', async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
    throw new Error('broken');
  };
  const work = openWork({ clock, log }, { look: run });
  work.every(1_000, 'look');
  expect(runs).toBe(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([runs, lines.length]).toEqual([3, 3]);
  await work.stop();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(runs).toBe(3);
});

test('a task that outlasts its period is never performed twice at once', async () => {
  let [running, most] = [0, 0];
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    running -= 1;
  };
  const work = openWork({ clock, log }, { look: run });
  work.every(1_000, 'look');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(most).toBe(1);
});

test('a later plan for a task replaces the one before', async () => {
  let runs = 0;
  const work = openWork({ clock, log }, { retry: async () => void (runs += 1) });
  work.after(1_000, 'retry');
  work.after(5_000, 'retry');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs).toBe(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(runs).toBe(1);
  work.after(1_000, 'retry');
  await work.stop();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs).toBe(1);
});

test('stopping waits for what is under way', async () => {
  let ended = false;
  const run = async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ended = true;
  };
  const work = openWork({ clock, log }, { slow: run });
  void work.perform('slow');
  const stopped = work.stop().then(() => ended);
  await vi.advanceTimersByTimeAsync(500);
  expect(await stopped).toBe(true);
});
