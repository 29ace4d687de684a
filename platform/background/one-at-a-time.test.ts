import { expect, test } from 'vitest';
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts';

/** Runs that end when they are let go, and a count of those that have begun. */
function held() {
  const ends: (() => void)[] = [];
  let runs = 0;
  const run = () => {
    runs += 1;
    return new Promise<void>((resolve) => void ends.push(resolve));
  };
  return { run, begun: () => runs, letGo: () => ends.shift()?.() };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

test('asked while it runs, it runs once more, for all who asked', async () => {
  const { run, begun, letGo } = held();
  const { ask } = oneAtATime(run);
  const first = ask();
  await aMoment();
  const second = ask();
  const third = ask();
  await aMoment();
  expect(begun()).toBe(1);
  letGo();
  await first;
  await aMoment();
  expect(begun()).toBe(2);
  letGo();
  await Promise.all([second, third]);
  await aMoment();
  expect(begun()).toBe(2);
});

test('whoever asks before a run begins shares it, as long as it gathers', async () => {
  let runs = 0;
  const { ask } = oneAtATime(async () => (runs += 1), 10);
  const first = ask();
  await aMoment();
  expect(await Promise.all([first, ask()])).toEqual([1, 1]);
  expect(runs).toBe(1);
});

test('a fault is told to those who asked, and the next run begins all the same', async () => {
  let fails = true;
  const { ask } = oneAtATime(async () => {
    if (fails) throw new Error('broken');
    return 'done';
  });
  const first = ask();
  await expect(first).rejects.toThrow('broken');
  fails = false;
  expect(await ask()).toBe('done');
});

test('a run that asks for itself is followed by another, not joined by one', async () => {
  let [running, most, runs] = [0, 0, 0];
  const again: OneAtATime<void> = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) void again.ask();
    running += 1;
    most = Math.max(most, running);
    await aMoment();
    running -= 1;
  });
  await again.ask();
  await again.settled();
  expect([runs, most]).toEqual([2, 1]);
});

test('it is settled once the last run that was asked for has ended', async () => {
  const { run, begun, letGo } = held();
  const { ask, settled } = oneAtATime(run);
  await settled();
  void ask();
  await aMoment();
  void ask();
  const isSettled = settled().then(() => begun());
  letGo();
  await aMoment();
  letGo();
  expect(await isSettled).toBe(2);
});
