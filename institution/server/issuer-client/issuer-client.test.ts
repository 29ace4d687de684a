import { randomBytes } from 'node:crypto';
import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import type { IssuanceRequest } from '@mleg/issuer-contract/issuance-request';
import { systemClock } from '@mleg/platform/clock/clock';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { systemRandom } from '@mleg/platform/random/random';
import { expect, test } from 'vitest';
import type { AssertionKey } from '../keys/assertion-key.ts';
import { createIssuerClient } from './issuer-client.ts';

const requestId = '7b0c9c54-6f0e-4b63-9d5e-1b3c5d7e9f01';
const report = { requestId, cardId: requestId, state: 'accepted', sequence: 1, changedAt: '2026-11-21T12:00:00.000Z' };
const subject = {} as unknown as CardStatement;
const request: IssuanceRequest = { requestId, cardId: requestId, subject };
const token = () => Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 300 });

const key: SigningKey = {
  kid: 'k',
  publicJwk: { kty: 'EC', crv: 'P-256', x: '', y: '' },
  x5c: [],
  sign: () => randomBytes(64),
};
const ONE_KEY: AssertionKey = { inUse: () => key, makeNext: async () => key, known: (attempt) => attempt(key) };

/** A client of something that answers at the issuer's address. */
function clientOf(answer: (request: Request) => Response | Promise<Response>, onToken = token) {
  const asked: string[] = [];
  const client = createIssuerClient({
    clock: systemClock,
    random: systemRandom,
    settings: { institutionId: 'pwsm', issuerOrigin: 'https://issuer.example' },
    keys: { assertion: ONE_KEY },
    fetch: async (sent) => {
      const { pathname } = new URL(sent.url);
      asked.push(pathname);
      return pathname === '/institution-api/token' ? onToken() : answer(sent);
    },
  });
  return { client, asked };
}

test('asks for one token and uses it until it ends', async () => {
  const { client, asked } = clientOf(() => Response.json(report, { status: 202 }));
  expect(await client.requestIssuance(request, 1_000)).toEqual({ accepted: report });
  await client.requestIssuance(request, 1_000);
  expect(asked.filter((path) => path.endsWith('/token'))).toHaveLength(1);
});

test('ignores members it does not know, in every answer of an issuer that has learned to say more', async () => {
  const more = { fromTomorrow: { is: 'new' } };
  const known = { ...report, state: 'activated', cardStatus: 'suspended' };
  const answerTo: Record<string, (() => Response) | undefined> = {
    'POST /issuance-requests': () => Response.json({ ...known, ...more }, { status: 202 }),
    'POST /issuance-requests/batch': () =>
      Response.json({ results: [{ accepted: { ...known, ...more }, ...more }], ...more }, { status: 202 }),
    [`GET /issuance-requests/${requestId}`]: () => Response.json({ ...known, ...more }),
    'GET /issuance-requests': () => Response.json({ reports: [{ ...known, ...more }], more: false, ...more }),
    [`POST /cards/${requestId}/suspension`]: () => Response.json({ report: { ...known, ...more }, ...more }),
    [`POST /cards/${requestId}/resumption`]: () => {
      // What is around `data` is oRPC's, which takes an error with another member for a foreign one.
      const error = { defined: true, code: 'CONFLICT', status: 409, message: '' };
      return Response.json({ ...error, data: { report: { ...known, ...more }, ...more } }, { status: 409 });
    },
    [`PUT /cards/${requestId}/update`]: () => Response.json({ cardId: requestId, state: 'waiting', ...more }),
  };
  const { client } = clientOf(
    ({ method, url }) => {
      const path = new URL(url).pathname.replace('/institution-api', '');
      return answerTo[`${method} ${path}`]?.() ?? Response.error();
    },
    () => Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 300, ...more }),
  );
  expect(await client.requestIssuance(request, 1_000)).toEqual({ accepted: known });
  expect(await client.requestIssuances([request], 1_000)).toEqual([{ accepted: known }]);
  expect(await client.getIssuance(requestId)).toEqual(known);
  expect(await client.listChangedIssuances()).toEqual({ reports: [known], more: false });
  expect(await client.suspendCard(requestId, 'phone-missing', 1_000)).toEqual({ accepted: true, report: known });
  expect(await client.resumeCard(requestId, 1_000)).toEqual({ accepted: false, report: known });
  expect(await client.updateCard(requestId, subject, 1_000)).toBe('waiting');
});

test('gets a new token where the issuer no longer knows the old one, once', async () => {
  const answers = [new Response(null, { status: 401 }), Response.json(report, { status: 202 })];
  const { client, asked } = clientOf(() => answers.shift() ?? Response.error());
  expect(await client.requestIssuance(request, 1_000)).toEqual({ accepted: report });
  expect(asked.filter((path) => path.endsWith('/token'))).toHaveLength(2);
  const { client: hopeless } = clientOf(() => new Response(null, { status: 401 }));
  await expect(hopeless.requestIssuance(request, 1_000)).rejects.toMatchObject({ why: 'status' });
});

test.each([
  [
    'an error page',
    () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
  ],
  ['a success that is a page', () => new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } })],
  ['JSON of another shape', () => Response.json({ state: 'ready' }, { status: 202 })],
  [
    'half an answer',
    () => new Response(brokenBody(), { status: 202, headers: { 'Content-Type': 'application/json' } }),
  ],
  ['no JSON at all', () => new Response('{"state":', { status: 202, headers: { 'Content-Type': 'application/json' } })],
  ['too many requests', () => Response.json({ code: 'TOO_MANY_REQUESTS' }, { status: 429 })],
  ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
])('%s is no answer: the order is neither accepted nor refused', async (_, answer) => {
  const { client } = clientOf(answer);
  await expect(client.requestIssuance(request, 1_000)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
});

test('does not wait for an issuer that is slow, not even for the rest of its answer', async () => {
  const never = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });
  for (const answer of [() => new Promise<Response>(() => {}), () => new Response(never, { status: 202 })]) {
    const { client } = clientOf(answer);
    const start = performance.now();
    await expect(client.requestIssuance(request, 100)).rejects.toMatchObject({ why: 'timeout' });
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

const refused = (code: string, status: number, data?: object) =>
  clientOf(() => Response.json({ defined: true, code, status, message: '', data }, { status })).client;

test('a refusal is an answer', async () => {
  const conflict = refused('CONFLICT', 409, { refused: 'card-expired' });
  expect(await conflict.requestIssuance(request, 1_000)).toEqual({ refused: 'card-expired' });
  expect(await refused('BAD_REQUEST', 400).requestIssuance(request, 1_000)).toEqual({ refused: 'rejected' });
  expect(await refused('NOT_FOUND', 404).getIssuance(requestId)).toBeUndefined();
});

test('a 404 of whatever else answers there says nothing about a revocation', async () => {
  const { client } = clientOf(() => new Response('not here', { status: 404 }));
  await expect(client.revokeCard(requestId, 'phone-lost', 1_000)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
});

test('is left alone after three failures', async () => {
  const { client, asked } = clientOf(() => new Response(null, { status: 503 }));
  for (let at = 0; at < 3; at += 1) await client.getIssuance(requestId).catch(() => undefined);
  const before = asked.length;
  await expect(client.getIssuance(requestId)).rejects.toMatchObject({ why: 'circuit-open' });
  expect(client.isPaused()).toBe(true);
  expect(asked).toHaveLength(before);
});

function brokenBody(): ReadableStream {
  return new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('{"requestId":'));
      stream.error(new Error('closed'));
    },
  });
}

test.each([
  ['waits', () => Response.json({ cardId: requestId, state: 'waiting' }), 'waiting'],
  ['says nothing new', () => Response.json({ cardId: requestId, state: 'unchanged' }), 'unchanged'],
  [
    'is of a card the issuer does not know',
    () => Response.json({ defined: true, code: 'NOT_FOUND', status: 404, message: '' }, { status: 404 }),
    'unknown-card',
  ],
  [
    'is refused',
    () =>
      Response.json(
        { defined: true, code: 'CONFLICT', status: 409, message: '', data: { refused: 'card-expired' } },
        { status: 409 },
      ),
    { refused: 'card-expired' },
  ],
])('an update that %s', async (_, answer, expected) => {
  const { client } = clientOf(answer);
  expect(await client.updateCard(requestId, subject, 1_000)).toEqual(expected);
});
