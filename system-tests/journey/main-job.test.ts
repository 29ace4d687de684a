import { expect, test } from 'vitest';
import { SECRETS } from '../world/a-student.ts';
import { STUDENT } from '../world/people.ts';
import { createWorld } from '../world.ts';

test('from the portal to a card that is green at the desk and shows only what is disclosed', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect((await portal.myCard()).eligibility.eligible).toBe(true);

  const ordered = await portal.order();
  expect(['ordered', 'preparing', 'ready']).toContain(ordered.state);
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
