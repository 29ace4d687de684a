import { expect, test } from 'vitest';
import { readUpTo } from './read-up-to.ts';

/** A body in parts, and whether its sender was told to stop. */
function inParts(...parts: readonly (string | Error)[]): { response: Response; cancelled: () => boolean } {
  const left = [...parts];
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = left.shift();
      if (part === undefined) controller.close();
      else if (part instanceof Error) controller.error(part);
      else controller.enqueue(new TextEncoder().encode(part));
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { response: new Response(body), cancelled: () => isCancelled };
}
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

test('a body is read whole, in its order, up to its last byte', async () => {
  expect(textOf(await readUpTo(inParts('one ', 'two ', 'three').response, 13))).toBe('one two three');
  expect(textOf(await readUpTo(new Response(null), 0))).toBe('');
});

test('of a body that is longer nothing is held, and its sender is told to stop', async () => {
  const { response, cancelled } = inParts('one ', 'two ', 'three', 'and more');
  expect(await readUpTo(response, 12)).toBeUndefined();
  expect(cancelled()).toBe(true);
});

test('a body that breaks off is none', async () => {
  expect(await readUpTo(inParts('one ', new Error('gone')).response, 100)).toBeUndefined();
});
