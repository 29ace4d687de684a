import { expect, test } from 'vitest';
import { limitStreams } from './limit-streams.ts';

const stream = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });

test('E3: one session has so many streams, and another its own', () => {
  const limit = limitStreams(2);
  expect([1, 2, 3].map(() => limit.take('a', stream('x')) !== undefined)).toEqual([true, true, false]);
  expect(limit.take('b', stream('x'))).toBeDefined();
});

test('E3: a stream that has ended, was left or broke makes room', async () => {
  const limit = limitStreams(1);
  expect(await new Response(limit.take('a', stream('one', 'two'))).text()).toBe('onetwo');
  await limit.take('a', stream('x'))?.cancel();
  const broken = limit.take('a', new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) }));
  await expect(new Response(broken).text()).rejects.toThrow('broken');
  expect(limit.take('a', stream('x'))).toBeDefined();
});
