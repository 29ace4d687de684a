import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import { asOperator } from '@mleg/institution/permission/permission';
import { storePhoto } from '@mleg/institution/photos/photo';
import type { Group, GroupMember, GroupOrder, Slips } from '@mleg/institution-contract/group-orders';
import type { Held } from '@mleg/institution-contract/held';
import type { Answer } from '@mleg/testing/clients/answer';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { OFFICE, OTHER_OFFICE, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { CLASS, finished, prepare, withClass } from '@mleg/testing/world/a-class';
import { createWorld, type World } from '@mleg/testing/world/world';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const slipsOf = async (office: Portal, people: readonly GroupMember[], sheet: Slips['sheet']) => {
  const personIds = people.map(({ personId }) => personId);
  return (await office.call<Slips>('POST', '/office/slips', { group: CLASS, sheet, personIds })).body;
};

test('a class gets its codes at once; who gets none is listed with the reason, and can be tried again', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 30);
  const last = members.at(-1);
  const order = await finished(office, await prepare(office, members));
  expect(order).toMatchObject({ total: 30, ready: 29, underWay: 0 });
  expect(order.failures).toMatchObject([
    { personId: last?.personId, reason: 'not-eligible', failedRules: ['photo-present'] },
  ]);
  const { groups } = (await office.call<{ groups: Group[] }>('GET', '/office/groups')).body;
  expect(groups.find(({ name }) => name === CLASS)).toEqual({ name: CLASS, people: 30, ready: 29, activated: 0 });

  const photo = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#445' } })
    .jpeg()
    .toBuffer();
  await storePhoto(world.institution.deps, last?.personId ?? '', photo, asOperator());
  await office.call('POST', `/office/group-orders/${order.groupOrderId}/retry`, {});
  expect(await finished(office, order)).toMatchObject({ ready: 30, failures: [] });
  expect(await checkInvariants({ database: world.databases.institution })).toEqual([]);
});

test('pressing twice is one order, and nobody who has working codes gets others', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 4);
  const able = members.slice(0, 3);
  const groupOrderId = randomUUID();
  const [order] = await Promise.all([prepare(office, able, groupOrderId), prepare(office, able, groupOrderId)]);
  await finished(office, order);
  const codes = await slipsOf(office, able, 'activation');
  const again = await finished(office, await prepare(office, able));
  expect(again.failures.map(({ reason }) => reason)).toEqual(['order-open', 'order-open', 'order-open']);
  expect(await slipsOf(office, able, 'activation')).toEqual(codes);
});

test('the limit for an hour holds for a group and for one person, and both can be tried again after it', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 3);
  const [tried, other] = members;
  if (!tried || !other) throw new Error('The class is empty.');
  await useUpOrders(world, tried.personId);
  const order = await finished(office, await prepare(office, [tried, other]));
  expect(order).toMatchObject({ ready: 1, failures: [{ personId: tried.personId, reason: 'too-many-orders' }] });
  const single = () => office.call('POST', `/office/people/${tried.personId}/orders`, {});
  expect(await single()).toMatchObject({ status: 429 });

  world.clock.advance({ minutes: 61 });
  const again = await world.signIn(OFFICE);
  await again.call('POST', `/office/group-orders/${order.groupOrderId}/retry`, {});
  expect(await finished(again, order)).toMatchObject({ ready: 2, failures: [] });
});

/** Thirty orders of this moment, each replaced by the next. */
async function useUpOrders(world: World, personId: string): Promise<void> {
  const at = world.clock.now();
  const { institutionId } = world.institution.deps.settings;
  const used = { institution_id: institutionId, person_id: personId, state: 'replaced', ordered_at: at } as const;
  const facts = { changed_at: at, sequence: 0, delayed: false, replaces_earlier: false };
  const database = world.databases.institution;
  const { card_id: cardId } = await database
    .selectFrom('people')
    .select('card_id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const orders = Array.from({ length: 30 }, () => ({ ...used, ...facts, card_id: cardId, order_id: randomUUID() }));
  await database.insertInto('card_orders').values(orders).execute();
}

test('the issuer away: everything is kept and goes on by itself', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 7);
  world.network.cut(ORIGINS.issuer);
  const order = await prepare(office, members.slice(0, 6));
  await until('nothing was marked as delayed', async () => {
    const { body } = await office.call<GroupOrder>('GET', `/office/group-orders/${order.groupOrderId}`);
    return when(body.delayed);
  });
  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ minutes: 2 });
  await world.institution.sweep();
  expect(await finished(office, order)).toMatchObject({ ready: 6, failures: [] });
});

test('Q23 Q28: slips carry one secret only, are recorded, and not both are for whoever entered somebody or opened their account', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 3);
  const able = members.slice(0, 2);
  await finished(office, await prepare(office, able));
  const qr = await slipsOf(office, able, 'qr');
  const personIds = able.map(({ personId }) => personId);
  const entered = { institution_id: world.institution.deps.settings.institutionId, person_id: personIds[0] ?? '' };
  await world.databases.institution
    .insertInto('people_brought')
    .values({ ...entered, brought_by: office.session.accountId })
    .execute();
  const { institution_id } = entered;
  const account_id = randomUUID();
  const account = { provider: 'local', subject: 'gość', display_name: 'Gość', office: false, password_hash: null };
  await world.databases.institution
    .insertInto('accounts')
    .values({ institution_id, account_id, ...account, person_id: personIds[1] ?? '' })
    .execute();
  const door = { opened_by: office.session.accountId, way: 'paper-code', opened_at: world.clock.now() } as const;
  await world.databases.institution
    .insertInto('account_doors')
    .values({ institution_id, account_id, ...door })
    .execute();
  const second = () => office.call('POST', '/office/slips', { group: CLASS, sheet: 'activation', personIds });
  const held = (await second()) as Answer<{ code: string; data: Held }>;
  expect(held).toMatchObject({ status: 409, body: { code: 'HELD', data: { rules: ['both-secrets'] } } });
  const waiting = await office.call<{ deeds: { count: number }[] }>('GET', '/office/held');
  expect(waiting.body.deeds).toMatchObject([{ count: 2 }]);
  // Either the other one prints it, or says that they may.
  const other = await world.signIn(OTHER_OFFICE);
  const activation = await slipsOf(other, able, 'activation');
  expect(activation.slips).toHaveLength(2);
  const approved = await approveHeld(other, held.body.data);
  expect(approved.status).toBe(204);
  expect((await second()).status).toBe(200);
  expect(JSON.stringify(qr)).not.toContain('activationCode');
  expect(JSON.stringify(activation)).not.toMatch(/offerUri|manualCode/);
  const [first] = qr.sheet === 'qr' ? qr.slips : [];
  const [code] = activation.sheet === 'activation' ? activation.slips : [];
  await world.phone().activate(first?.offerUri ?? '', code?.activationCode ?? '');
  const history = await office.call<{ history: { event: string; actor: string }[] }>(
    'GET',
    `/office/people/${able[0]?.personId}`,
  );
  const printed = history.body.history.filter(({ event }) => event === 'codes.printed');
  expect(printed).toHaveLength(3);
});

const print = (portal: Portal, of: readonly GroupMember[], sheet: Slips['sheet']) =>
  portal.call<{ data: Held }>('POST', '/office/slips', {
    group: CLASS,
    sheet,
    personIds: of.map(({ personId }) => personId),
  });

test('Q45: both sheets of more than a few people are printed by two, and whose both codes one person has is told', async () => {
  await using world = await createWorld();
  const { office, members } = await withClass(world, 6);
  const able = members.slice(0, 5);
  await finished(office, await prepare(office, able));
  const { institution } = world.databases;
  const account = { provider: 'local', subject: 'ktoś', display_name: 'Ktoś', office: false, password_hash: null };
  const whose = { institution_id: world.institution.deps.settings.institutionId, account_id: randomUUID() };
  await institution
    .insertInto('accounts')
    .values({ ...whose, ...account, person_id: able[0]?.personId ?? '' })
    .execute();
  const told = () => institution.selectFrom('messages').select('note').where('kind', '=', 'both-printed').execute();
  expect((await slipsOf(office, able, 'qr')).slips).toHaveLength(5);
  expect(await told()).toEqual([]);
  // A new phone at the counter, and once more where the printer was out of paper.
  expect((await print(office, able.slice(0, 3), 'activation')).status).toBe(200);
  expect((await print(office, able.slice(0, 3), 'activation')).status).toBe(200);
  expect(await told()).toEqual([{ note: office.session.displayName }]);
  const held = await print(office, able, 'activation');
  expect(held.body.data.rules).toEqual(['many-pesels', 'many-both']);
  const about = await office.call<{ people: { personId: string }[] }>(
    'GET',
    `/office/held/${held.body.data.deedId}/people`,
  );
  expect(about.body.people.map(({ personId }) => personId).toSorted()).toEqual(
    able
      .slice(3)
      .map(({ personId }) => personId)
      .toSorted(),
  );
  // By another sheet first it is no other.
  const other = await world.signIn(OTHER_OFFICE);
  expect((await print(other, able, 'activation')).status).toBe(200);
  expect((await approveHeld(other, held.body.data)).status).toBe(204);
  expect((await print(office, able, 'activation')).status).toBe(200);
});

test('D59 nobody but the office sees groups, orders for them or prints slips', async () => {
  await using world = await createWorld();
  const student = await world.signIn(STUDENT);
  const personIds = [randomUUID()];
  for (const [method, path, body] of [
    ['GET', '/office/groups', undefined],
    ['GET', '/office/group-members?group=A', undefined],
    ['POST', '/office/group-orders', { groupOrderId: randomUUID(), group: 'A', personIds }],
    ['POST', '/office/slips', { group: 'A', sheet: 'qr', personIds }],
  ] as const) {
    expect(await student.call(method, path, body)).toMatchObject({ status: 403 });
  }
});
