import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openLog } from '../log/log.ts';
import { answerFault } from './incident.ts';
import { limitBody } from './limit-body.ts';
import { readBody } from './read-body.ts';
import { watchBody } from './watch-body.ts';

const LIMIT = 1_000;
const ADDRESS = 'https://party.example/';
const logged: string[] = [];
const log = openLog('debug', { write: (line) => void logged.push(line) });

/** A server that reads what comes, one that refuses whoever asks, and one that makes the best of everything. */
const app = new Hono()
  .use('/watched/*', limitBody(LIMIT))
  .post('/watched/read', async (context) => context.text(`${(await context.req.arrayBuffer()).byteLength} bytes`))
  .post('/watched/refuse', (context) => context.text('not you', 401))
  .post('/watched/json', async (context) =>
    context.json((await context.req.json().catch(() => undefined)) ?? 'nothing'),
  )
  .post('/read', async (context) =>
    context.text(`${(await readBody(context.req.raw, LIMIT))?.length ?? 'too many'} bytes`),
  );
app.onError((error, context) => answerFault(log, error, context.req.path));

/** What a client sends, piece by piece, and whether anybody asked for it. */
function bodyOf(...pieces: (string | Error)[]) {
  const asked = { pieces: 0 };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[asked.pieces];
        asked.pieces += 1;
        if (piece === undefined) return controller.close();
        if (piece instanceof Error) return controller.error(piece);
        return controller.enqueue(new TextEncoder().encode(piece));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, asked };
}

/** A request that is sent while it is made; the standard's types do not know of it yet. */
const inParts = (init: RequestInit): RequestInit & { duplex: 'half' } => ({ method: 'POST', ...init, duplex: 'half' });

const post = (path: string, body: ReadableStream | string, headers: Record<string, string> = {}) =>
  app.request(path, inParts({ headers, body }));

test('a body of the right size is read as it is', async () => {
  expect(await (await post('/watched/read', bodyOf('x'.repeat(500), 'y'.repeat(500)).stream)).text()).toBe(
    '1000 bytes',
  );
  expect(await (await post('/watched/json', bodyOf('{"a":', '1}').stream)).json()).toEqual({ a: 1 });
  expect(await (await post('/read', bodyOf('x'.repeat(1_000)).stream)).text()).toBe('1000 bytes');
});

test('E2: nothing of a body is read where nobody wants it', async () => {
  const { stream, asked } = bodyOf('x'.repeat(10_000_000));
  expect((await post('/watched/refuse', stream)).status).toBe(401);
  expect(asked.pieces).toBe(0);
});

test.each(['/watched/read', '/watched/json'])('E3: a body that is too large ends where it is, at %s', async (path) => {
  const { stream, asked } = bodyOf(...Array.from({ length: 50 }, () => 'x'.repeat(600)));
  const response = await post(path, stream);
  expect([response.status, await response.json()]).toEqual([413, { refused: 'too-large' }]);
  expect(asked.pieces).toBeLessThan(5);
});

test('E3: a body that says to be too large is not begun', async () => {
  const { stream, asked } = bodyOf('x');
  const response = await post('/watched/read', stream, { 'Content-Length': '1001' });
  expect([response.status, asked.pieces]).toEqual([413, 0]);
  expect(await (await post('/read', 'x'.repeat(1_001), { 'Content-Length': '1001' })).text()).toBe('too many bytes');
});

test.each(['/watched/read', '/watched/json', '/read'])(
  'E1: a client that hangs up is no fault of ours, nor of the database, at %s',
  async (path) => {
    const hungUp = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    expect((await post(path, bodyOf('{"a"', hungUp).stream)).status).toBe(400);
    expect(logged.join('')).not.toMatch(/fault|unreachable/);
  },
);

test('E3: a body that never comes is waited for so long, and longer by what has come', async () => {
  const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) }, { highWaterMark: 0 });
  const silent = watchBody(new Request(ADDRESS, inParts({ body: never })), { maxBytes: LIMIT, grace: 5, rate: 1 });
  await expect(silent.request.text()).rejects.toThrow('too-slow');
  expect(silent.problem()).toBe('too-slow');
  // What has come buys time: at this rate half an hour for each byte, which is longer than any test waits.
  const { stream } = bodyOf('x', 'y');
  const fine = watchBody(new Request(ADDRESS, inParts({ body: stream })), {
    maxBytes: LIMIT,
    grace: 1_000,
    rate: 0.001,
  });
  expect(await fine.request.text()).toBe('xy');
  expect(fine.problem()).toBeUndefined();
});
