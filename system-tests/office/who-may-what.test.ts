import { randomUUID } from 'node:crypto';
import { personRow } from '@mleg/institution/test-databases/fresh-institution-database';
import { theStudent } from '@mleg/testing/clients/the-student';
import { OFFICE, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { countAudited } from '@mleg/testing/world/count-audited';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const signInAs = (world: World, login: string) =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution },
      body: JSON.stringify({ login, password: 'x' }),
    }),
  );

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

test('D53 Q55: nobody revokes a card of their own', async () => {
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
  const inCapitals = await both.revoke(personId.toUpperCase(), 'phone-lost');
  expect(inCapitals).toMatchObject({ status: 403, body: { code: 'OWN_CARD' } });
  expect((await both.myCard()).order?.state).toBe('ready');
  expect(await countAudited(world, 'office.own-card-refused')).toBe(2);
  const file = await both.call<{ history: object[] }>('GET', `/office/people/${personId}`);
  expect(file.body.history).toContainEqual(expect.objectContaining({ event: 'office.own-card-refused' }));
});

test('D59: a student who calls the office is refused, and it is recorded', async () => {
  await using world = await createWorld();
  const student = await world.signIn(STUDENT);
  expect((await student.call('POST', '/office/people-search', {})).status).toBe(403);
  expect((await student.revoke(randomUUID(), 'phone-lost')).status).toBe(403);
  expect(await countAudited(world, 'authz.forbidden')).toBe(2);
  const office = await world.signIn(OFFICE);
  expect((await office.call('GET', '/my-card')).status).toBe(403);
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
  expect((await signInAs(world, `' or 1=1 --`)).status).toBe(401);
  expect(await theStudent(office)).toBeDefined();
});
