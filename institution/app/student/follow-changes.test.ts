import type { MyCard } from '@mleg/institution-contract/my-card';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followChanges } from './follow-changes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('passes on each card and connects again when a stream ends', async () => {
  const { cards, connections, stop } = follow([stream('first', 'second'), stream('third')]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(cards).toEqual(['first', 'second', 'third']);
  expect(connections).not.toContain(false);
  stop.abort();
});

test('keeps quiet about one dropped connection, tells of the second, and tells when it is back', async () => {
  const { connections, stop } = follow([down, down, stream('back')]);
  await vi.advanceTimersByTimeAsync(900);
  expect(connections).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(connections).toEqual([false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(connections).toEqual([false, true]);
  stop.abort();
});

test('stops asking when the session is over', async () => {
  const over = vi.fn(() => Promise.reject(new ORPCError('UNAUTHORIZED', { status: 401 })));
  const { finished } = follow([over, over]);
  await finished;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(over).toHaveBeenCalledTimes(1);
});

test('stops when told to', async () => {
  const { finished, stop } = follow([]);
  stop.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(finished).resolves.toBeUndefined();
});

const down = () => Promise.reject(new TypeError('Failed to fetch'));

type Opening = () => Promise<AsyncIterable<MyCard>>;

/** A stream of cards that are told apart by a name. */
function stream(...names: string[]): Opening {
  return async () =>
    (async function* () {
      for (const name of names) yield { name } as unknown as MyCard;
    })();
}

/** Uses the given streams one after another; after the last one, no connection is answered. */
function follow(openings: Opening[]) {
  const cards: string[] = [];
  const connections: boolean[] = [];
  const stop = new AbortController();
  const finished = followChanges({
    watch: () =>
      openings.shift()?.() ?? new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve(nothing()))),
    onCard: async (card) => {
      cards.push((card as unknown as { name: string }).name);
    },
    onConnection: (connected) => {
      if (connections.at(-1) !== connected) connections.push(connected);
    },
    signal: stop.signal,
  });
  return { cards, connections, finished, stop };
}

async function* nothing(): AsyncGenerator<MyCard> {}
