import { expect, test } from 'vitest';
import { answerFrom } from './answer-from.ts';

const ORIGIN = 'https://wallet.example';
const cache = {
  match: async (asked: RequestInfo | URL) =>
    new Response(`cached ${new Request(new URL(asked as string, ORIGIN)).url}`),
  put: async () => undefined,
};
const answer = (request: Request) => answerFrom(request, ORIGIN, async () => cache);

test('what goes to issuers is never touched', () => {
  expect(answer(new Request('https://issuer.example/offers/1'))).toBeUndefined();
  expect(answer(new Request(`${ORIGIN}/anything`, { method: 'POST' }))).toBeUndefined();
});

test('the app comes from its cache', async () => {
  const response = await answer(new Request(`${ORIGIN}/assets/index-abc.js`));
  expect(await response?.text()).toBe(`cached ${ORIGIN}/assets/index-abc.js`);
});
