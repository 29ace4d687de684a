import { OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { countAudited } from '@mleg/testing/world/count-audited';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const signIn = (world: World, login: string, password: string, headers: Record<string, string> = {}) =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution, ...headers },
      body: JSON.stringify({ login, password }),
    }),
  );

/** What the work itself takes: whatever else the machine does only makes an answer slower. */
const quickest = (times: { took: number }[]) => Math.min(...times.map(({ took }) => took));

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('D60: what another site sends with the student’s cookie is refused, and so is what lacks the token', async () => {
  await using world = await createWorld();
  const signedIn = await signIn(world, STUDENT, PASSWORD);
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string };
  const order = (headers: Record<string, string>) =>
    world.network.fetch(
      new Request(`${ORIGINS.institution}/api/my-card/orders`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: cookieOf(signedIn), ...headers },
        body: '{"replace":false}',
      }),
    );
  const token = { 'X-CSRF-Token': csrfToken };
  expect((await order({ ...token, Origin: 'https://evil.example' })).status).toBe(403);
  expect((await order({ ...token, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await order({ Origin: ORIGINS.institution })).status).toBe(403);
  expect((await order({ 'X-CSRF-Token': 'x'.repeat(43), Origin: ORIGINS.institution })).status).toBe(403);
  expect((await signIn(world, STUDENT, PASSWORD, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await order({ ...token, Origin: ORIGINS.institution })).status).toBe(201);
});

test('D65: an unknown account and a wrong password are answered alike, in words and in time', async () => {
  await using world = await createWorld();
  const answerTo = async (login: string) => {
    const start = performance.now();
    const response = await signIn(world, login, 'not the password');
    return { text: await response.text(), status: response.status, took: performance.now() - start };
  };
  await answerTo('warm-up');
  const known = [];
  const unknown = [];
  for (let at = 0; at < 8; at += 1) {
    known.push(await answerTo(at % 2 ? STUDENT : OTHER_STUDENT));
    unknown.push(await answerTo(`nobody-${at}`));
  }
  for (const { text, status } of [...known, ...unknown]) expect([text, status]).toEqual([known[0]?.text, 401]);
  expect(quickest(known) / quickest(unknown)).toBeGreaterThan(0.5);
  expect(quickest(known) / quickest(unknown)).toBeLessThan(2);
});

test('sign-in is throttled by account, known or not, and says how long to wait', async () => {
  await using world = await createWorld();
  for (const login of [STUDENT, 'nobody']) {
    const statuses = await Promise.all(Array.from({ length: 14 }, () => signIn(world, login, 'guess')));
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(10);
    const throttled = await signIn(world, login, PASSWORD);
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await countAudited(world, 'sign-in.throttled')).toBe(2);
  world.clock.advance({ minutes: 15, seconds: 1 });
  expect((await signIn(world, STUDENT, PASSWORD)).status).toBe(200);
});

test('S4 a campus behind one address signs in without end: only failures count against an address', async () => {
  await using world = await createWorld();
  for (let at = 0; at < 3; at += 1) expect((await signIn(world, STUDENT, PASSWORD)).status).toBe(200);
  await signIn(world, 'nobody', 'guess');
  // The login, the address and the network around it.
  const counted = await world.databases.institution.selectFrom('limit_counts').select('count').execute();
  expect(counted.map(({ count }) => count).filter((count) => count > 0)).toEqual([1, 1, 1]);
});

test('a session has a new id after each sign-in, is stored as a hash, and ends', async () => {
  await using world = await createWorld();
  const first = await signIn(world, STUDENT, PASSWORD);
  expect(first.headers.getSetCookie()[0]).toMatch(/^institution=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const card = (cookie: string) =>
    world.network.fetch(new Request(`${ORIGINS.institution}/api/my-card`, { headers: { Cookie: cookie } }));
  const second = await signIn(world, STUDENT, PASSWORD, { Cookie: cookieOf(first) });
  expect(cookieOf(second)).not.toBe(cookieOf(first));
  expect((await card(cookieOf(first))).status).toBe(401);
  expect((await card(cookieOf(second))).status).toBe(200);
  const stored = await world.databases.institution.selectFrom('sessions').select('token_hash').execute();
  expect(stored.map((row) => row.token_hash.toString('base64url'))).not.toContain(cookieOf(second).split('=')[1]);
  world.clock.advance({ minutes: 31 });
  expect((await card(cookieOf(second))).status).toBe(401);
});

test('who is signed in is told to everybody who asks, and nobody is an answer, not a failure', async () => {
  await using world = await createWorld();
  const current = async (cookie: string) => {
    const answer = await world.network.fetch(
      new Request(`${ORIGINS.institution}/api/session`, { headers: { Cookie: cookie } }),
    );
    return { status: answer.status, body: await answer.json() };
  };
  expect(await current('')).toEqual({ status: 200, body: null });
  expect(await current(`institution=${'x'.repeat(43)}`)).toEqual({ status: 200, body: null });
  const signedIn = await signIn(world, STUDENT, PASSWORD);
  expect(await current(cookieOf(signedIn))).toMatchObject({ status: 200, body: { roles: ['student'] } });
});

test('signing out ends the session', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect((await portal.call('DELETE', '/session')).status).toBe(204);
  expect((await portal.call('GET', '/my-card')).status).toBe(401);
});

test('a body that is too large is refused before it is read', async () => {
  await using world = await createWorld();
  expect((await signIn(world, STUDENT, 'x'.repeat(200_000))).status).toBe(413);
});
