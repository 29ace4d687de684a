import { randomUUID } from 'node:crypto';
import { personRow } from '@mleg/institution/test-databases/fresh-institution-database';
import { theStudent } from '@mleg/testing/clients/the-student';
import { OFFICE, OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const audited = async (world: World, event: string) =>
  (await world.databases.institution.selectFrom('audit_events').select('event').where('event', '=', event).execute())
    .length;

const signIn = (world: World, login: string, password: string, headers: Record<string, string> = {}) =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution, ...headers },
      body: JSON.stringify({ login, password }),
    }),
  );

const median = (times: { took: number }[]) => times.map(({ took }) => took).toSorted((a, b) => a - b)[4] ?? 0;

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('D52: the office finds nobody under an id of another institution, nor under one of nobody', async () => {
  await using world = await createWorld();
  const office = await world.signIn(OFFICE);
  const foreign = randomUUID();
  const stranger = personRow({ person_id: foreign, institution_id: 'other' });
  await world.databases.institution.insertInto('people').values(stranger).execute();
  for (const personId of [foreign, randomUUID()]) {
    expect((await office.call('GET', `/office/people/${personId}`)).status).toBe(404);
    expect((await office.revoke(personId, 'phone-lost')).status).toBe(404);
    const photo = await world.network.fetch(new Request(`${ORIGINS.institution}/photos/${personId}`));
    expect(photo.status).toBe(404);
  }
});

test('D53: nobody revokes a card of their own', async () => {
  await using world = await createWorld();
  await world.databases.institution
    .updateTable('accounts')
    .set({ office: true })
    .where('subject', '=', STUDENT)
    .execute();
  const both = await world.signIn(STUDENT);
  await both.order();
  await both.waitUntil('ready');
  const { personId } = await theStudent(both);
  const answer = await both.revoke(personId, 'phone-lost');
  expect(answer).toMatchObject({ status: 403, body: { code: 'OWN_CARD' } });
  expect((await both.myCard()).order?.state).toBe('ready');
  expect(await audited(world, 'desk.own-card-refused')).toBe(1);
});

test('D59: a student who calls the office is refused, and it is recorded', async () => {
  await using world = await createWorld();
  const student = await world.signIn(STUDENT);
  expect((await student.call('POST', '/office/people-search', {})).status).toBe(403);
  expect((await student.revoke(randomUUID(), 'phone-lost')).status).toBe(403);
  expect(await audited(world, 'authz.forbidden')).toBe(2);
  const office = await world.signIn(OFFICE);
  expect((await office.call('GET', '/my-card')).status).toBe(403);
});

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

test('D61: a script in a name comes back as data', async () => {
  await using world = await createWorld();
  const name = '<script>alert(1)</script>';
  await world.databases.institution.updateTable('people').set({ given_name: name }).execute();
  const response = await world.signIn(STUDENT).then((portal) => portal.call<{ preview: object }>('GET', '/my-card'));
  expect(response.body.preview).toMatchObject({ givenName: name });
});

test('D62: what looks like SQL finds nobody and breaks nothing', async () => {
  await using world = await createWorld();
  const office = await world.signIn(OFFICE);
  const query = `' or '1'='1'; drop table people; --`;
  expect(await office.call('POST', '/office/people-search', { query })).toMatchObject({
    status: 200,
    body: { total: 0 },
  });
  expect((await signIn(world, `' or 1=1 --`, 'x')).status).toBe(401);
  expect(await theStudent(office)).toBeDefined();
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
  expect(median(known) / median(unknown)).toBeGreaterThan(0.5);
  expect(median(known) / median(unknown)).toBeLessThan(2);
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
  expect(await audited(world, 'sign-in.throttled')).toBe(2);
  world.clock.advance({ minutes: 15, seconds: 1 });
  expect((await signIn(world, STUDENT, PASSWORD)).status).toBe(200);
});

test('a campus behind one address signs in without end: only failures count against an address', async () => {
  await using world = await createWorld();
  for (let at = 0; at < 3; at += 1) expect((await signIn(world, STUDENT, PASSWORD)).status).toBe(200);
  await signIn(world, 'nobody', 'guess');
  const counted = await world.databases.institution.selectFrom('sign_in_failures').select('failures').execute();
  expect(counted.map(({ failures }) => failures)).toEqual([1, 1]);
});

test('a session has a new id after each sign-in, is stored as a hash, and ends', async () => {
  await using world = await createWorld();
  const first = await signIn(world, STUDENT, PASSWORD);
  expect(first.headers.getSetCookie()[0]).toMatch(/^institution=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const current = (cookie: string) =>
    world.network.fetch(new Request(`${ORIGINS.institution}/api/session`, { headers: { Cookie: cookie } }));
  const second = await signIn(world, STUDENT, PASSWORD, { Cookie: cookieOf(first) });
  expect(cookieOf(second)).not.toBe(cookieOf(first));
  expect((await current(cookieOf(first))).status).toBe(401);
  expect((await current(cookieOf(second))).status).toBe(200);
  const stored = await world.databases.institution.selectFrom('sessions').select('token_hash').execute();
  expect(stored.map((row) => row.token_hash.toString('base64url'))).not.toContain(cookieOf(second).split('=')[1]);
  world.clock.advance({ minutes: 31 });
  expect((await current(cookieOf(second))).status).toBe(401);
});

test('signing out ends the session', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect((await portal.call('DELETE', '/session')).status).toBe(204);
  expect((await portal.call('GET', '/my-card')).status).toBe(401);
});

test('nobody orders without end', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  const { institution } = world.databases;
  const { person_id, card_id } = await institution
    .selectFrom('people')
    .selectAll()
    .where('given_name', 'like', 'Wsz%')
    .executeTakeFirstOrThrow();
  const earlier = Array.from({ length: 29 }, () => ({
    institution_id: 'pwsm',
    order_id: randomUUID(),
    person_id,
    card_id,
    state: 'replaced' as const,
    ordered_at: world.clock.now(),
    changed_at: world.clock.now(),
    sequence: 1,
    delayed: false,
    replaces_earlier: false,
  }));
  await institution.insertInto('card_orders').values(earlier).execute();
  const order = () => portal.call('POST', '/my-card/orders', { replace: true });
  expect((await order()).status).toBe(201);
  expect((await order()).status).toBe(429);
  world.clock.advance({ minutes: 20 });
  await portal.myCard();
  world.clock.advance({ minutes: 20 });
  await portal.myCard();
  world.clock.advance({ minutes: 21 });
  expect((await order()).status).toBe(201);
});

test('a photo is for its person and the office, and for nobody else', async () => {
  await using world = await createWorld();
  const { personId } = await theStudent(await world.signIn(OFFICE));
  const photoFor = async (login?: string) => {
    const cookie = login ? cookieOf(await signIn(world, login, PASSWORD)) : '';
    const request = new Request(`${ORIGINS.institution}/photos/${personId}`, { headers: { Cookie: cookie } });
    const response = await world.network.fetch(request);
    return response.status;
  };
  expect([await photoFor(STUDENT), await photoFor(OFFICE), await photoFor(OTHER_STUDENT), await photoFor()]).toEqual([
    200, 200, 404, 404,
  ]);
});

test('a fault is answered with a number and without its cause, and the log has no personal data (G81)', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await world.databases.institution
    .updateTable('people')
    .set({ pesel_sealed: Buffer.alloc(40) })
    .execute();
  const answer = await portal.call<{ data: { incident: string }; message: string }>('GET', '/my-card');
  expect(answer.status).toBe(500);
  expect(world.logs.institution.text()).toContain(answer.body.data.incident);
  expect(JSON.stringify(answer.body)).not.toMatch(/decrypt|auth|node:|pesel/i);
  for (const secret of ['Niepowtarzalska', '04222912347', PASSWORD]) {
    expect(world.logs.institution.text()).not.toContain(secret);
  }
});

test('a body that is too large is refused before it is read', async () => {
  await using world = await createWorld();
  expect((await signIn(world, STUDENT, 'x'.repeat(200_000))).status).toBe(413);
});
