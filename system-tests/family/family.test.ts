import { until, when } from '@mleg/testing/until';
import {
  createSchool,
  FATHER,
  idsByName,
  kindsOf,
  MOTHER,
  PUPIL,
  SECRETARY,
  STRANGER,
} from '@mleg/testing/world/school';
import { expect, test } from 'vitest';

interface Card {
  order?: { state: string };
}

/** Everything that somebody could try about a pupil. */
const tries = (id: string) =>
  [
    ['GET', `/pupils/${id}`],
    ['GET', `/pupils/${id}/card`],
    ['POST', `/pupils/${id}/orders`, { replace: false }],
    ['POST', `/pupils/${id}/codes`, {}],
    ['POST', `/pupils/${id}/activation-code`, {}],
    ['POST', `/pupils/${id}/applications`, { kind: 'issue' }],
  ] as const;

test('the seed, whole: applied for, decided, told, activated, cancelled, confirmed', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const pupil = `/pupils/${Kuba}`;
  expect((await mother.call('POST', `${pupil}/orders`, { replace: false })).status).toBe(409);
  const applied = await mother.call<{ applicationId: string }>('POST', `${pupil}/applications`, { kind: 'issue' });
  expect(applied.status).toBe(201);
  const decision = `/office/applications/${applied.body.applicationId}/decision`;
  const decided = await secretary.call('POST', decision, { decision: 'accept' });
  expect(decided.body).toMatchObject({ effect: 'ordered', application: { state: 'accepted' } });
  const stateOf = async () => (await mother.call<Card>('GET', `${pupil}/card`)).body.order?.state;
  await until('the codes were not ready', async () => when((await stateOf()) === 'ready') && true);
  expect(await kindsOf(mother)).toEqual(['application-accepted', 'codes-ready']);
  const codes = await mother.call<{ offerUri: string }>('POST', `${pupil}/codes`, {});
  const second = await mother.call<{ activationCode: string }>('POST', `${pupil}/activation-code`, {});
  await world.phone().activate(codes.body.offerUri, second.body.activationCode);
  await until('the card was not activated', async () => when((await stateOf()) === 'activated') && true);

  const cancel = await mother.call<{ applicationId: string }>('POST', `${pupil}/applications`, {
    kind: 'cancel',
    reason: 'phone-lost',
  });
  const cancelled = await secretary.call('POST', `/office/applications/${cancel.body.applicationId}/decision`, {
    decision: 'accept',
  });
  expect(cancelled.body).toMatchObject({ effect: 'revoked' });
  expect(await stateOf()).toBe('revoked');
  expect(await kindsOf(mother)).toContain('card-cancelled');
});

test('G76: the child of others, and of a guardian whose right has ended, does not exist', async () => {
  await using world = await createSchool();
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const [father, stranger, secretary] = await Promise.all(
    [FATHER, STRANGER, SECRETARY].map((login) => world.signIn(login)),
  );
  if (!father || !stranger || !secretary) throw new Error('somebody could not sign in');
  for (const [method, path, body] of tries(Kuba)) {
    expect((await father.call(method, path, body)).status, path).toBe(404);
    expect((await stranger.call(method, path, body)).status, path).toBe(404);
  }
  expect((await father.call('GET', `/pupils/${Jagna}`)).status).toBe(200);
  const { body } = await secretary.call<{ guardians: { accountId: string; displayName: string }[] }>(
    'GET',
    `/office/people/${Jagna}/guardians`,
  );
  const right = body.guardians.find(({ displayName }) => displayName === FATHER);
  const end = `/office/people/${Jagna}/guardians/${right?.accountId}/end`;
  expect((await secretary.call('POST', end, {})).status).toBe(204);
  expect((await secretary.call('POST', end, {})).status).toBe(409);
  for (const [method, path, sent] of tries(Jagna)) {
    expect((await father.call(method, path, sent)).status, path).toBe(404);
  }
  expect((await father.call('GET', '/children')).body).toEqual({ children: [] });
  const refused = await world.databases.institution
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'family.refused')
    .execute();
  expect(refused).toHaveLength(3 * tries('').length);
});

test('G77: from the eighteenth birthday on the pupil acts alone', async () => {
  await using world = await createSchool({ adultInDays: 2 });
  const { Jagna = '' } = await idsByName(world);
  expect((await (await world.signIn(MOTHER)).call('GET', `/pupils/${Jagna}`)).status).toBe(200);
  world.clock.advance({ days: 2 });
  const mother = await world.signIn(MOTHER);
  expect((await mother.call('GET', `/pupils/${Jagna}`)).status).toBe(404);
  expect((await mother.call('POST', `/pupils/${Jagna}/applications`, { kind: 'issue' })).status).toBe(404);
  const pupil = await world.signIn(PUPIL);
  expect((await pupil.call('GET', `/pupils/${Jagna}`)).status).toBe(200);
  expect((await pupil.call('POST', `/pupils/${Jagna}/applications`, { kind: 'issue' })).status).toBe(201);
});

test('where guardians collect, a minor sees no codes', async () => {
  await using world = await createSchool({ policies: { issue: 'none', codesFor: 'guardians' } });
  const { Jagna = '' } = await idsByName(world);
  const [mother, pupil] = await Promise.all([world.signIn(MOTHER), world.signIn(PUPIL)]);
  await mother.call('POST', `/pupils/${Jagna}/orders`, { replace: false });
  await until('the codes were not ready', async () => {
    return when((await pupil.myCard()).order?.state === 'ready') && true;
  });
  for (const path of [`/pupils/${Jagna}/codes`, `/pupils/${Jagna}/activation-code`]) {
    expect((await pupil.call('POST', path, {})).status).toBe(403);
    expect((await mother.call('POST', path, {})).status).toBe(200);
  }
  expect((await pupil.call('POST', '/my-card/codes', {})).status).not.toBe(200);
  expect((await pupil.call('POST', '/my-card/activation-code', {})).status).not.toBe(200);
});
