import type { Held } from '@mleg/institution-contract/held';
import type { StaffMember } from '@mleg/institution-contract/staff';
import type { HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { changePerson } from '@mleg/testing/clients/change-person';
import { changeRoles } from '@mleg/testing/clients/change-roles';
import { approveHeld, heldOf, seenOf } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { createSchool, HEAD, idsByName, SECRETARY, TEACHER } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let world: World;
let clerk: Portal;
let head: Portal;
beforeAll(async () => {
  world = await createSchool();
});
beforeEach(async () => {
  // Another day: the first who is put out never waits.
  world.clock.advance({ days: 1, minutes: 1 });
  [clerk, head] = await Promise.all([world.signIn(SECRETARY), world.signIn(HEAD)]);
});
afterAll(() => world[Symbol.asyncDispose]());

const read = async ({ deedId }: Held) => (await head.call<HeldDeedDetail>('GET', `/office/held/${deedId}`)).body;
const approve = (portal: Portal, { deedId }: Held, seen: string) =>
  portal.call<{ code: string }>('POST', `/office/held/${deedId}/decision`, { decision: 'approve', seen });
const personOf = (id: string) =>
  world.databases.institution.selectFrom('people').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow();

test('Q61 Q62: an approval writes what was asked for, and brings back nobody who was put out meanwhile', async () => {
  const { Iwo = '' } = await idsByName(world);
  const held = await heldOf(changePerson(clerk, Iwo, { familyName: 'Zmieniony' }));
  const opened = await seenOf(head, held.deedId);
  expect((await changePerson(head, Iwo, { status: 'removed', group: '6c' })).status).toBe(204);
  // The page that was opened before shows an active pupil.
  expect(await approve(head, held, opened)).toMatchObject({ status: 409, body: { code: 'HAS_CHANGED' } });
  const shown = await read(held);
  expect(shown.changes).toEqual([{ field: 'familyName', before: 'Zmyślona', after: 'Zmieniony' }]);
  expect(shown.facts).toContainEqual({ field: 'status', value: 'removed' });
  expect((await approveHeld(head, held)).status).toBe(204);
  expect(await personOf(Iwo)).toMatchObject({ family_name: 'Zmieniony', status: 'removed', studies: '6c' });
  const { history } = (
    await head.call<{ history: { event: string; actor: string; approvedBy?: string }[] }>(
      'GET',
      `/office/people/${Iwo}`,
    )
  ).body;
  expect(history).toContainEqual(
    expect.objectContaining({ event: 'person.changed', actor: SECRETARY, approvedBy: HEAD }),
  );
});

test('Q61: what has another value by now is asked for again', async () => {
  const { Kuba = '' } = await idsByName(world);
  const first = await heldOf(changePerson(clerk, Kuba, { familyName: 'Pierwszy' }));
  const second = await heldOf(changePerson(head, Kuba, { familyName: 'Drugi' }));
  expect((await approveHeld(head, first)).status).toBe(204);
  const refused = await approveHeld(clerk, second);
  expect(refused).toMatchObject({ status: 409, body: { code: 'NOT_POSSIBLE', data: { reason: 'moved' } } });
  expect(await personOf(Kuba)).toMatchObject({ family_name: 'Pierwszy' });
  const again = await heldOf(changePerson(head, Kuba, { familyName: 'Drugi' }));
  expect((await approveHeld(clerk, again)).status).toBe(204);
  expect(await personOf(Kuba)).toMatchObject({ family_name: 'Drugi' });
});

test('Q61: two clerks who change a name and a first name are both right', async () => {
  const { Jagna = '' } = await idsByName(world);
  const family = await heldOf(changePerson(clerk, Jagna, { familyName: 'Nowa' }));
  const given = await heldOf(changePerson(head, Jagna, { givenName: 'Jagienka' }));
  expect((await approveHeld(head, family)).status).toBe(204);
  expect((await approveHeld(clerk, given)).status).toBe(204);
  expect(await personOf(Jagna)).toMatchObject({ family_name: 'Nowa', given_name: 'Jagienka' });
});

test('Q63: with a right that ends goes every request to give that account one', async () => {
  await world.databases.institution
    .updateTable('accounts')
    .set({ head: true })
    .where('subject', '=', SECRETARY)
    .execute();
  clerk = await world.signIn(SECRETARY);
  await Promise.all([clerk.confirm(), head.confirm()]);
  const { staff } = (await head.call<{ staff: StaffMember[] }>('GET', '/staff')).body;
  const id = staff.find(({ displayName }) => displayName === TEACHER)?.accountId ?? '';
  const held = await heldOf(changeRoles(clerk, id, { office: true, head: false, teaches: ['6a'] }));
  const seen = await seenOf(head, held.deedId);
  expect((await changeRoles(head, id, { office: false, head: false, teaches: [] })).status).toBe(204);
  expect(await approve(head, held, seen)).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
  const { deeds } = (await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body;
  expect(deeds.filter(({ kind }) => kind === 'set-roles')).toEqual([]);
  expect((await world.signIn(TEACHER)).session.roles).toEqual([]);
});
