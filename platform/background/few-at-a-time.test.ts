import { expect, test } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

test('no more than so many are under way, all get their turn, in order, and a fault gives its place back', async () => {
  const inTurn = fewAtATime(2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const acts = [0, 1, 2, 3, 4].map((at) =>
    inTurn(async () => {
      started.push(at);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (at === 1) throw new Error('a fault');
      return at;
    }).catch(() => -1),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  for (let at = 0; at < 5; at += 1) {
    ends[at]?.();
    await acts[at];
    expect(started.length).toBeLessThanOrEqual(at + 3);
  }
  expect(await Promise.all(acts)).toEqual([0, -1, 2, 3, 4]);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});
