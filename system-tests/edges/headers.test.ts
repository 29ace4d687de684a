import { emptyPages } from '@mleg/testing/junk/pages';
import { openWalkedHouse, type WalkedHouse } from '@mleg/testing/junk/walked-house';
import { everyOperation, nameOf, type Operation } from '@mleg/testing/routes/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';

const operations = await everyOperation(emptyPages());
/** Pages, and addresses of nothing, beside everything that is answered by the routes. */
const elsewhere = ['institution', 'issuer', 'wallet', 'verifier'].flatMap((server) =>
  ['/', '/nichego', '/desk/nic', '/assets/none.js', '/api/nothing'].map((path) => ({ server, path, method: 'GET' })),
) as Pick<Operation, 'server' | 'path' | 'method'>[];

/** Pictures that metadata name, for wallets in browsers. */
const FOR_ALL: ReadonlySet<string> = new Set(['issuer: GET /logo.png']);

let house: WalkedHouse;
beforeAll(async () => {
  house = await openWalkedHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const ask = ({ server, path, method }: Pick<Operation, 'server' | 'path' | 'method'>, headers = {}) =>
  house.send(server, { address: path.replaceAll(/\{\w+\}/g, 'x').replace('*', ''), method, headers });

test.each([...operations, ...elsewhere].map((operation) => ({ name: nameOf(operation as Operation), operation })))(
  'E6: what $name answers is nothing but what it is, and nobody’s to embed',
  async ({ operation }) => {
    const { headers, status, text } = await ask(operation);
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': FOR_ALL.has(nameOf(operation as Operation)) ? 'cross-origin' : 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?!')|script-src[^;]*\*/);
    if (headers.get('content-type')?.startsWith('text/html')) {
      expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types ('none'|service-worker)/);
    }
    if (text !== '' && status !== 304) {
      expect(headers.get('content-type')).toMatch(
        /^(text\/\S+; ?charset=utf-8|text\/event-stream|application\/|image\/|font\/)/i,
      );
    }
  },
);

test('E6: only what hangs on no cookie is open to other origins', async () => {
  const open = new Set<string>();
  for (const operation of operations) {
    const { headers } = await ask(operation, { Origin: 'https://evil.example' });
    const allowed = headers.get('access-control-allow-origin');
    expect([null, '*']).toContain(allowed);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    if (allowed) open.add(`${operation.server}: ${operation.path}`);
  }
  expect([...open].filter((path) => /\/(desk|demo)\/|institution: |wallet: /.test(path))).toEqual([]);
  expect(open).toContain('issuer: /credential');
});

test('E6: a method that nobody answers gives nothing back', async () => {
  for (const server of ['institution', 'issuer', 'wallet', 'verifier'] as const) {
    const { status, text } = await ask({ server, path: '/health/live', method: 'PROPFIND' });
    expect([status, text.includes('live')]).toEqual([404, false]);
  }
});

test('E6: whoever signs out leaves nothing behind, at the portal and at the desk', async () => {
  for (const [server, name, path] of [
    ['institution', 'mama', '/api/session'],
    ['issuer', 'clerk', '/desk/api/session'],
  ] as const) {
    const caller = house.callers[server].find((one) => one.name === name);
    const headers = (await caller?.headers(path)) ?? {};
    const during = await house.send(server, { address: path, method: 'GET', headers });
    expect([during.status, during.headers.get('clear-site-data')]).toEqual([200, null]);
    const left = await house.send(server, { address: path, method: 'DELETE', headers });
    expect([left.status, left.headers.get('clear-site-data')]).toEqual([204, '"cache"']);
    expect(left.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  }
});
