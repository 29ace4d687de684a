import { OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { orderCodes } from '@mleg/testing/world/activate-card';
import { kindsOf } from '@mleg/testing/world/school';
import { createWorld } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('T4 codes work for thirty days to the second, then the portal offers new ones', async () => {
  await using world = await createWorld();
  const inTime = await orderCodes(world, STUDENT);
  const late = await orderCodes(world, OTHER_STUDENT);
  world.clock.advance({ days: 30, seconds: -1 });
  expect(await world.phone().wallet.redeem(inTime.codes.offerUri, inTime.codes.activationCode)).toHaveProperty('card');
  world.clock.advance({ seconds: 2 });
  const { codes } = late;
  expect(await world.phone().wallet.redeem(codes.offerUri, codes.activationCode)).toEqual({ refused: 'dead-code' });

  const portal = await world.signIn(OTHER_STUDENT);
  expect((await portal.myCard()).order).toMatchObject({ state: 'expired' });
  expect(await portal.call('POST', '/my-card/codes', {})).toMatchObject({ status: 409, body: { code: 'NOT_READY' } });
  await portal.order();
  await portal.waitUntil('ready');
});

test('T1 T2 Q42 every wrong code costs a try; after the fifth the right one is worthless and the student is told', async () => {
  await using world = await createWorld();
  const { portal, codes } = await orderCodes(world, STUDENT);
  const { wallet } = world.phone();
  const activation = await wallet.start(codes.offerUri);
  if ('refused' in activation) throw new Error(activation.refused);
  const wrong = codes.activationCode === '123456' ? '654321' : '123456';
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await wallet.finish(activation.id, wrong)).toEqual({ refused: 'wrong-code', triesLeft });
  }
  expect(await portal.waitUntil('ready')).toMatchObject({ state: 'ready' });
  await wallet.finish(activation.id, wrong);
  expect(await wallet.finish(activation.id, codes.activationCode)).toEqual({ refused: 'dead-code' });
  expect(await world.phone().wallet.redeem(codes.offerUri, codes.activationCode)).toEqual({ refused: 'dead-code' });
  await portal.waitUntil('locked');
  expect(await kindsOf(portal)).toContain('codes-locked');

  await portal.order();
  await portal.waitUntil('ready');
  const next = await portal.codes();
  expect(await world.phone().wallet.redeem(next.offerUri, next.activationCode)).toHaveProperty('card');
});

test('T9 two phones with the right codes at the same instant: one card', async () => {
  await using world = await createWorld();
  const { portal, codes } = await orderCodes(world, STUDENT);
  const both = await Promise.all(
    [world.phone(), world.phone()].map(({ wallet }) => wallet.redeem(codes.offerUri, codes.activationCode)),
  );
  expect(both.filter((result) => 'card' in result)).toHaveLength(1);
  await portal.waitUntil('activated');
});
