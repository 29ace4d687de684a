import { randomUUID } from 'node:crypto';
import type { Day } from '@mleg/institution-contract/day';
import { until, when } from '@mleg/testing/until';
import {
  createSchool,
  FATHER,
  idsByName,
  kindsOf,
  MOTHER,
  plainPhoto,
  SECRETARY,
  sendPhoto,
} from '@mleg/testing/world/school';
import { expect, test } from 'vitest';

test('the day shows what waits and who is stuck; a reminder reaches guardians once a day, a new code is one press', async () => {
  await using world = await createSchool({ policies: { issue: 'none', peselRequired: false } });
  const { Kuba = '', Jagna = '' } = await idsByName(world);
  const [mother, father, office] = await Promise.all([MOTHER, FATHER, SECRETARY].map((login) => world.signIn(login)));
  if (!mother || !father || !office) throw new Error('nobody signed in');
  const day = async (reader = office) => (await reader.call<Day>('GET', '/office/day')).body;
  const remind = async (personId: string, what: 'codes' | 'photo', by = office) =>
    (await by.call('POST', `/office/people/${personId}/reminders`, { what })).status;
  const none = { count: 0 };
  expect(await day()).toEqual({ applications: none, photos: none, held: [], leavers: none, stuck: [] });

  await sendPhoto(world, mother, Jagna, await plainPhoto());
  expect((await day()).photos).toMatchObject({ count: 1 });
  const placed = await office.call('POST', `/office/people/${Kuba}/orders`, {});
  expect(placed.status).toBe(201);
  expect((await office.call('POST', `/office/people/${Kuba}/orders`, {})).status).toBe(409);
  await until('no codes came', async () => when((await kindsOf(mother)).includes('codes-ready')) && true);
  expect((await day()).stuck).toEqual([]);

  world.clock.advance({ days: 8 });
  const secretary = await world.signIn(SECRETARY);
  const [stuck] = (await day(secretary)).stuck;
  expect(stuck).toMatchObject({
    reason: 'unclaimed',
    total: 1,
    people: [{ personId: Kuba, displayName: 'Zmyślona Kuba', group: '6a', remindedToday: false }],
  });
  expect([await remind(Kuba, 'codes', secretary), await remind(Kuba, 'codes', secretary)]).toEqual([204, 204]);
  expect((await day(secretary)).stuck[0]?.people[0]?.remindedToday).toBe(true);
  const kinds = await kindsOf(await world.signIn(MOTHER));
  expect(kinds.filter((kind) => kind === 'codes-reminder')).toHaveLength(1);
  expect(await kindsOf(await world.signIn(FATHER))).toEqual([]);
  await world.databases.institution
    .updateTable('people')
    .set({ status: 'removed' })
    .where('person_id', '=', Kuba)
    .execute();
  expect(await day(secretary)).toMatchObject({ leavers: { count: 1 }, stuck: [] });
  expect(await remind(Jagna, 'photo', secretary)).toBe(409);
  expect(await remind(randomUUID(), 'codes', secretary)).toBe(404);
});

test('D53 D59 nobody but the office sees the day, reminds, or orders for somebody, and never for themselves', async () => {
  await using world = await createSchool();
  const { Jagna = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const calls = [
    mother.call('GET', '/office/day'),
    mother.call('POST', `/office/people/${Jagna}/reminders`, { what: 'codes' }),
    mother.call('POST', `/office/people/${Jagna}/orders`, {}),
  ];
  for (const call of calls) expect((await call).status).toBe(403);
  const accounts = world.databases.institution.updateTable('accounts').set({ person_id: Jagna });
  await accounts.where('subject', '=', SECRETARY).execute();
  const own = await world.signIn(SECRETARY);
  expect((await own.call('POST', `/office/people/${Jagna}/orders`, {})).status).toBe(403);
});
