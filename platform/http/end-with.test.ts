import { expect, test } from 'vitest';
import { endWith } from './end-with.ts';

const nothing = (): void => undefined;

function stream() {
  const told: string[] = [];
  let push: (text: string) => void = nothing;
  let close = nothing;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      push = (text) => controller.enqueue(new TextEncoder().encode(text));
      close = () => controller.close();
    },
    cancel: () => void told.push('cancelled'),
  });
  let end = nothing;
  const watching = { stopped: false };
  const response = endWith(new Response(body, { status: 201, headers: { 'X-Kept': 'yes' } }), (ended) => {
    end = ended;
    return () => {
      watching.stopped = true;
    };
  });
  return { response, push, close, end: () => end(), told, watching };
}

test('S10 a stream ends when it is told to, and what feeds it learns that', async () => {
  const { response, push, end, told, watching } = stream();
  expect([response.status, response.headers.get('x-kept')]).toEqual([201, 'yes']);
  push('one ');
  const text = response.text();
  await Promise.resolve();
  end();
  end();
  expect('one '.startsWith(await text)).toBe(true);
  expect(told).toEqual(['cancelled']);
  expect(watching.stopped).toBe(true);
});

test('one that ends by itself, or that nobody reads any more, is watched no longer', async () => {
  const finished = stream();
  finished.push('all');
  finished.close();
  expect(await finished.response.text()).toBe('all');
  expect(finished.watching.stopped).toBe(true);
  const left = stream();
  await left.response.body?.cancel();
  expect(left.told).toEqual(['cancelled']);
  expect(left.watching.stopped).toBe(true);
});
