import { SECRETS } from '@mleg/testing/people/a-student';
import { STUDENT } from '@mleg/testing/people/people';
import { orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('from the portal to a card that is green when it is checked and shows only what is disclosed', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect((await portal.myCard()).eligibility.eligible).toBe(true);
  expect(['ordered', 'preparing', 'ready']).toContain((await portal.order()).state);
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  expect(codes.manualCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);

  const phone = world.phone('android');
  const card = await phone.activate(codes.offerUri, codes.activationCode);
  expect(card.claims).toMatchObject({ given_name: SECRETS.givenName, family_name: SECRETS.familyName });

  const challenge = world.inspector.challenge();
  const shown = ['given_name', 'family_name', 'date_of_expiry'];
  const verdict = await world.inspector.check(await phone.present(card, shown, challenge), challenge);
  expect(verdict).toMatchObject({ verdict: 'green', cardType: 'student-card' });
  expect(Object.keys(verdict.claims ?? {}).sort()).toEqual([...shown].sort());

  expect(await portal.waitUntil('activated')).toMatchObject({ device: 'android' });
});

test('the typed code and the link lead to the same card as the picture', async () => {
  await using world = await createWorld();
  const { codes } = await orderCodes(world, STUDENT);
  const link = await world.phone().wallet.start(codes.walletLink);
  expect(link).not.toHaveProperty('refused');
  const card = await world.phone('iphone').activate(codes.manualCode.toLowerCase(), codes.activationCode);
  expect(card.claims).toMatchObject({ personal_administrative_number: SECRETS.pesel });
});

test('a recording of a presentation is worth nothing to another inspector', async () => {
  await using world = await createWorld();
  const { codes } = await orderCodes(world, STUDENT);
  const phone = world.phone();
  const card = await phone.activate(codes.offerUri, codes.activationCode);
  const recorded = await phone.present(card, ['given_name'], world.inspector.challenge());
  expect(await world.inspector.check(recorded, world.inspector.challenge())).toMatchObject({ verdict: 'red' });
});
