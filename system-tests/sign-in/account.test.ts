import { randomUUID } from 'node:crypto';
import { handResetCode } from '@mleg/institution/account-access/hand-code';
import { makeLinkSecret } from '@mleg/institution/passwords/reset-password';
import type { AccountView } from '@mleg/institution-contract/account';
import { STEP_UP } from '@mleg/institution-contract/step-up';
import { openPortal } from '@mleg/testing/clients/portal';
import { openTwoInstitutions } from '@mleg/testing/parties/two-institutions';
import { OFFICE, OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { countAudited } from '@mleg/testing/world/count-audited';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const NEW_PASSWORD = 'siedem zielonych parasoli';

const post = (world: World, path: string, body: object) =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution },
      body: JSON.stringify(body),
    }),
  );
const signInStatus = async (world: World, login: string, password: string) =>
  (await post(world, '/session', { login, password })).status;

test('S7 a password is changed with the one before; what everybody tries first is not taken', async () => {
  await using world = await createWorld();
  const student = await world.signIn(STUDENT);
  const change = (current: string, password: string) => student.call('PUT', '/account/password', { current, password });
  expect(await change('a wrong one', NEW_PASSWORD)).toMatchObject({ status: 401 });
  expect(await change(PASSWORD, 'qwertyuiop12')).toMatchObject({ status: 422, body: { data: { weakness: 'common' } } });
  expect(await change(PASSWORD, 'Politechnika.2026')).toMatchObject({
    status: 422,
    body: { data: { weakness: 'place' } },
  });
  expect((await change(PASSWORD, 'za krótkie')).status).toBe(400);
  expect((await change(PASSWORD, NEW_PASSWORD)).status).toBe(204);
  expect(await signInStatus(world, STUDENT, PASSWORD)).toBe(401);
  expect(await signInStatus(world, STUDENT, NEW_PASSWORD)).toBe(200);
});

test('S9 a change ends every other session and is seen on the page of the account', async () => {
  await using world = await createWorld();
  const [here, elsewhere] = [await world.signIn(STUDENT), await world.signIn(STUDENT)];
  const changed = await here.call('PUT', '/account/password', { current: PASSWORD, password: NEW_PASSWORD });
  expect(changed.status).toBe(204);
  expect((await elsewhere.call('GET', '/account')).status).toBe(401);
  const { body } = await here.call<AccountView>('GET', '/account');
  expect(body.events.map(({ event }) => event)).toEqual(['account.password-changed']);
  expect(body.passwordChangedAt).toBe(world.clock.now().toISOString());
});

test('S8 whoever asks for a new password learns nothing, and a link works once and for half an hour', async () => {
  await using world = await createWorld();
  const answers = await Promise.all([STUDENT, 'nobody'].map((login) => post(world, '/password-resets', { login })));
  expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual([
    [204, ''],
    [204, ''],
  ]);
  const student = await world.signIn(STUDENT);
  const { accountId } = student.session;
  const finish = (secret: string, password = NEW_PASSWORD) =>
    post(world, '/password-resets/password', { secret, password });
  const old = await makeLinkSecret(world.institution.deps, accountId);
  const late = await makeLinkSecret(world.institution.deps, accountId);
  expect((await finish(old)).status).toBe(404);
  world.clock.advance({ minutes: 31 });
  expect((await finish(late)).status).toBe(404);
  const secret = await makeLinkSecret(world.institution.deps, accountId);
  expect((await finish(secret, 'qwertyuiop12')).status).toBe(422);
  const both = await Promise.all([finish(secret), finish(secret)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  expect(await signInStatus(world, STUDENT, NEW_PASSWORD)).toBe(200);
  const stored = JSON.stringify(await world.databases.institution.selectFrom('password_resets').selectAll().execute());
  expect(stored).not.toContain(secret);
});

test('S8 a code on paper ends all sessions; nobody hands out their own, nor one of the staff’s', async () => {
  await using world = await createWorld();
  const [student, office] = [await world.signIn(STUDENT), await world.signIn(OFFICE)];
  const { accountId: clerk } = office.session;
  const path = `/office/accounts/${student.session.accountId}/password-reset`;
  expect((await student.call('POST', path, {})).status).toBe(403);
  const by = { accountId: clerk, displayName: 'Dziekanat', office: true, head: true, teaches: [] };
  const hand = (accountId: string) => handResetCode(world.institution.deps, { by, accountId });
  expect(await hand(clerk)).toEqual({ refused: 'not-yours' });
  const head = await world.databases.institution
    .updateTable('accounts')
    .set({ head: true })
    .where('subject', '=', OTHER_STUDENT)
    .returning('account_id')
    .executeTakeFirstOrThrow();
  expect(await hand(head.account_id)).toEqual({ refused: 'not-yours' });
  const handed = await hand(student.session.accountId);
  if (!('code' in handed)) throw new Error('No code.');
  const done = await post(world, '/password-resets/password', { secret: handed.code, password: NEW_PASSWORD });
  expect(done.status).toBe(204);
  expect((await student.call('GET', '/account')).status).toBe(401);
  expect(await countAudited(world, 'account.password-reset')).toBe(1);
});

test('S10 one sees one’s sessions without an address, ends one, and then all', async () => {
  await using world = await createWorld();
  const [one, other, stranger] = [
    await world.signIn(STUDENT),
    await world.signIn(STUDENT),
    await world.signIn(OTHER_STUDENT),
  ];
  const { sessions } = (await one.call<AccountView>('GET', '/account')).body;
  expect(sessions.map(({ current }) => current).filter(Boolean)).toHaveLength(1);
  expect(sessions).toHaveLength(2);
  const theirs = sessions.find(({ current }) => !current)?.sessionId ?? '';
  expect((await stranger.call('DELETE', `/account/sessions/${theirs}`)).status).toBe(404);
  expect((await one.call('DELETE', `/account/sessions/${theirs}`)).status).toBe(204);
  expect((await other.call('GET', '/account')).status).toBe(401);
  const third = await world.signIn(STUDENT);
  expect((await one.call('DELETE', '/account/sessions')).status).toBe(204);
  for (const browser of [one, third]) expect((await browser.call('GET', '/account')).status).toBe(401);
  expect((await stranger.call('GET', '/account')).status).toBe(200);
});

test('S10 what streams to a session ends when it is signed out elsewhere, in another process too', async () => {
  await using house = await openTwoInstitutions();
  const at = (process: 0 | 1) => async (request: Request) => house.processes[process].fetch(request);
  const open = () => openPortal(at(0), ORIGINS.institution, STUDENT, PASSWORD);
  const [here, there] = [await open(), await open()];
  const streams = await Promise.all([watch(at(0), here.headers), watch(at(1), there.headers)]);
  const { sessions } = (await here.call<AccountView>('GET', '/account')).body;
  const theirs = sessions.find(({ current }) => !current)?.sessionId;
  expect((await here.call('DELETE', `/account/sessions/${theirs}`)).status).toBe(204);
  await streams[1].ended();
  expect((await here.call('DELETE', '/session')).status).toBe(204);
  await streams[0].ended();
});

/** A page that watches its card; `ended` resolves when the server sends nothing more. */
async function watch(fetch: (request: Request) => Promise<Response>, headers: Record<string, string>) {
  const request = new Request(`${ORIGINS.institution}/api/my-card/changes`, { headers });
  const reader = (await fetch(request)).body?.getReader();
  if (!reader) throw new Error('nothing is streamed');
  const decoder = new TextDecoder();
  const next = async () => decoder.decode((await reader.read()).value);
  for (let seen = ''; !seen.includes('event: message'); ) seen += await next();
  return {
    ended: async () => {
      while (!(await reader.read()).done);
    },
  };
}

test('S12 what is dangerous wants a fresh proof, each procedure of the table, and again after a quarter of an hour', async () => {
  await using world = await createWorld();
  await world.databases.institution.updateTable('accounts').set({ head: true }).where('subject', '=', OFFICE).execute();
  const head = await world.signIn(OFFICE);
  const ask = async (procedure: string) => {
    const [method = '', path = ''] = procedure.split(' ');
    const answer = await head.call<{ code?: string }>(
      method,
      path.replaceAll(/\{\w+\}/g, () => randomUUID()),
      {},
    );
    return answer.body?.code;
  };
  const askAll = async () => new Set(await Promise.all(STEP_UP.map(ask)));
  expect(await askAll()).toEqual(new Set(['STEP_UP']));
  await head.confirm();
  expect(await askAll()).not.toContain('STEP_UP');
  world.clock.advance({ minutes: 16 });
  expect(await askAll()).toEqual(new Set(['STEP_UP']));
  const student = await world.signIn(STUDENT);
  expect(await student.call('PUT', `/staff/${randomUUID()}`, {})).toMatchObject({ body: { code: 'FORBIDDEN' } });
});

test('S12 every procedure of the table is one of the contract', async () => {
  await using world = await createWorld();
  const answer = await world.network.fetch(new Request(`${ORIGINS.institution}/api/openapi.json`));
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  const known = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(STEP_UP.filter((procedure) => !known.includes(procedure))).toEqual([]);
});

test('S11 where passkeys are required of the staff, a password alone brings none of their roles', async () => {
  await using world = await createWorld({ institution: { policies: { passkeys: 'staff' } } });
  const office = await world.signIn(OFFICE);
  expect(office.session).toMatchObject({ roles: [], passkeyNeeded: true });
  expect((await office.call('POST', '/office/people-search', {})).status).toBe(403);
  const student = await world.signIn(STUDENT);
  expect(student.session).toMatchObject({ roles: ['student'], passkeyNeeded: false });
});
