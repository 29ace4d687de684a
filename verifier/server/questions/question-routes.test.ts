import { openLimits } from '@mleg/platform/limits/limits';
import { memoryCounts } from '@mleg/platform/limits/memory-counts';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { writeQuestion } from '@mleg/protocol/offline-check/question';
import { expect, test } from 'vitest';
import { verifierLimits } from '../limits.ts';
import { questionRoutes } from './question-routes.ts';

const ORIGIN = 'https://verifier.example';
const QUESTION = writeQrText(
  'question',
  writeQuestion({ nonce: new Uint8Array(16).fill(7), audience: 'Kontroler 4711', askedAt: 1_800_000_000 }),
);
const TEXTS = ['MLC1:CARD', 'MLF1:FRAME'];

function open() {
  let now = 1_800_000_000_000;
  const clock = { now: () => new Date(now) };
  const limits = openLimits({ clock, counts: memoryCounts(), owner: 'verifier' }, verifierLimits);
  const app = questionRoutes({ clock, limits, settings: { behindProxy: false } });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await app.fetch(new Request(`${ORIGIN}${path}`, init));
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  const ask = async (): Promise<{ code: string; secret: string }> => {
    const { body } = await call('POST', '/', { question: QUESTION });
    return body as { code: string; secret: string };
  };
  return { call, ask, pass: (seconds: number) => (now += seconds * 1000) };
}

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

test('a holder who types six digits gets the question, and the inspector the answer, once', async () => {
  const { call, ask } = open();
  const { code, secret } = await ask();
  expect(code).toMatch(/^\d{6}$/);
  expect(await call('GET', `/${code}`)).toEqual({ status: 200, body: { question: QUESTION } });
  expect((await call('GET', `/${code}/answer`, undefined, bearer(secret))).body).toEqual({});
  expect((await call('POST', `/${code}/answer`, { texts: TEXTS })).status).toBe(204);
  expect((await call('GET', `/${code}/answer`, undefined, bearer(secret))).body).toEqual({ texts: TEXTS });
  expect((await call('GET', `/${code}/answer`, undefined, bearer(secret))).status).toBe(404);
});

test('V38 an answer is for whoever asked, and a second one is refused', async () => {
  const { call, ask } = open();
  const { code } = await ask();
  const another = await ask();
  await call('POST', `/${code}/answer`, { texts: TEXTS });
  expect((await call('POST', `/${code}/answer`, { texts: ['MLC1:ANOTHER'] })).status).toBe(404);
  expect((await call('GET', `/${code}/answer`, undefined, bearer(another.secret))).status).toBe(404);
  expect((await call('GET', `/${code}/answer`)).status).toBe(404);
});

test('V39 after two minutes the question is gone', async () => {
  const { call, ask, pass } = open();
  const { code } = await ask();
  pass(121);
  expect((await call('GET', `/${code}`)).status).toBe(404);
  expect((await call('POST', `/${code}/answer`, { texts: TEXTS })).status).toBe(404);
});

test('V49 what is no question is not passed on', async () => {
  const { call } = open();
  expect((await call('POST', '/', { question: 'https://example.com' })).status).toBe(400);
  expect((await call('POST', '/', { question: 'MLC1:CARD' })).status).toBe(400);
});

test('who guesses waits', async () => {
  const { call } = open();
  const statuses = [];
  for (let guess = 0; guess < 25; guess++) statuses.push((await call('GET', `/${100_000 + guess}`)).status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
});
