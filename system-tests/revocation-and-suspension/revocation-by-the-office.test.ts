import { successOf } from '@mleg/testing/clients/answer';
import type { Portal } from '@mleg/testing/clients/portal';
import { OFFICE, STUDENT } from '@mleg/testing/people/people';
import { activateCard } from '@mleg/testing/world/activate-card';
import { createWorld } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';
import { z } from 'zod';

test('the office revokes a card with a reason; the student sees it and a check goes red', async () => {
  await using world = await createWorld();
  const { portal, phone, card } = await activateCard(world, STUDENT);
  const office = await world.signIn(OFFICE);
  const personId = await findPerson(office, 'niepowtarzalska');
  expect(await office.revoke(personId, 'not-entitled')).toMatchObject({ status: 200, body: { state: 'revoked' } });
  expect(await portal.waitUntil('revoked')).toMatchObject({ reason: 'not-entitled' });

  await world.issuer.sweep();
  const inspector = world.freshInspector();
  const challenge = inspector.challenge();
  const verdict = await inspector.check(await phone.present(card, [], challenge), challenge);
  expect(verdict).toEqual({ verdict: 'red', reason: 'revoked' });
});

test('revoking twice is refused, and codes that were never used die with the revocation', async () => {
  await using world = await createWorld();
  const { codes } = await activateCard(world, STUDENT);
  const office = await world.signIn(OFFICE);
  const personId = await findPerson(office, '190001');
  await office.revoke(personId, 'phone-lost');
  expect(await office.revoke(personId, 'phone-lost')).toMatchObject({ status: 409 });
  expect(await world.phone().wallet.start(codes.offerUri)).toEqual({ refused: 'dead-code' });
});

test('D59 a student does not get into the office', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect(await portal.call('POST', '/office/people-search', {})).toMatchObject({ status: 403 });
});

async function findPerson(office: Portal, query: string): Promise<string> {
  const found = z.object({ people: z.array(z.object({ personId: z.string() })) });
  const answer = await office.call('POST', '/office/people-search', { query });
  const [person, ...others] = successOf(found, answer, 'the search').people;
  if (!person || others.length > 0) throw new Error('the search did not find exactly one person');
  return person.personId;
}
