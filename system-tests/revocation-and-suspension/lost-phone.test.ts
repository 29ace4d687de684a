import { STUDENT } from '@mleg/testing/people/people';
import { until, when } from '@mleg/testing/until';
import { activateCard, orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('T5 from the moment of the new code the old one is dead', async () => {
  await using world = await createWorld();
  const { portal, codes: old } = await orderCodes(world, STUDENT);
  await portal.orderNewCode();
  expect(await world.phone().wallet.redeem(old.offerUri, old.activationCode)).toEqual({ refused: 'dead-code' });
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  expect(codes.offerUri).not.toBe(old.offerUri);
  expect(await world.phone().wallet.redeem(codes.offerUri, codes.activationCode)).toHaveProperty('card');
});

test('I7 a new code revokes the card on the lost phone, for everybody who looks, and the new card works', async () => {
  await using world = await createWorld();
  const { portal, phone: lostPhone, card: lostCard } = await activateCard(world, STUDENT);
  expect(await lostPhone.wallet.checkStatus(lostCard.id)).toMatchObject({ status: 'valid' });

  expect(await portal.orderNewCode()).toMatchObject({ earlierCardBeingRevoked: false });
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  await until('the list did not say revoked', async () => {
    const check = await lostPhone.wallet.checkStatus(lostCard.id);
    return when('status' in check && check.status === 'revoked');
  });
  expect(await verdictOn(world, lostPhone, lostCard)).toMatchObject({ verdict: 'red', reason: 'revoked' });

  const newPhone = world.phone('iphone');
  const newCard = await newPhone.activate(codes.offerUri, codes.activationCode);
  expect(await portal.waitUntil('activated')).toMatchObject({ device: 'iphone' });
  expect(await verdictOn(world, newPhone, newCard)).toMatchObject({ verdict: 'green' });
  expect(await verdictOn(world, lostPhone, lostCard)).toMatchObject({ verdict: 'red', reason: 'revoked' });
});

test('without the confirmation a second code is not ordered', async () => {
  await using world = await createWorld();
  const { portal } = await activateCard(world, STUDENT);
  const answer = await portal.call('POST', '/my-card/orders', { replace: false });
  expect(answer).toMatchObject({ status: 409, body: { code: 'ORDER_OPEN', data: { state: 'activated' } } });
});

async function verdictOn(
  world: World,
  phone: Awaited<ReturnType<typeof activateCard>>['phone'],
  card: Awaited<ReturnType<typeof activateCard>>['card'],
) {
  const inspector = world.freshInspector();
  const challenge = inspector.challenge();
  return inspector.check(await phone.present(card, ['given_name'], challenge), challenge);
}
