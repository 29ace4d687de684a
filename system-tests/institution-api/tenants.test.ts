import { randomUUID } from 'node:crypto';
import { createRegisteredInstitution } from '@mleg/testing/clients/registered-institution';
import { OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { activateCard, orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('T11 I10 another institution sees, cancels and revokes nothing that is not its own', async () => {
  await using world = await createWorld();
  const other = await otherInstitution(world);
  const { portal, phone, card } = await activateCard(world, STUDENT);
  const waiting = await orderCodes(world, OTHER_STUDENT);
  const offers = await world.databases.issuer.selectFrom('offers').select(['request_id', 'card_id']).execute();
  expect(offers).toHaveLength(2);
  for (const { request_id, card_id } of offers) {
    const request = `/issuance-requests/${request_id}`;
    expect(await other.call('GET', request)).toMatchObject({ status: 404 });
    expect(await other.call('POST', `${request}/cancellation`, {})).toMatchObject({ status: 404 });
    const revocation = await other.call('POST', `/cards/${card_id}/revocation`, { reason: 'issued-in-error' });
    expect(revocation).toMatchObject({ status: 404 });
    const confirmation = { confirmations: [{ requestId: request_id, sequence: 9 }] };
    expect(await other.call('POST', '/issuance-requests/confirmations', confirmation)).toMatchObject({ status: 204 });
  }
  expect(await other.call('GET', '/issuance-requests')).toMatchObject({ body: { reports: [] } });

  expect((await portal.myCard()).order).toMatchObject({ state: 'activated' });
  expect(await phone.wallet.checkStatus(card.id)).toMatchObject({ status: 'valid' });
  const { offerUri, activationCode } = waiting.codes;
  expect(await world.phone().wallet.redeem(offerUri, activationCode)).toHaveProperty('card');
});

test("T11 I10 a request for another institution's card or request id touches nothing of it", async () => {
  await using world = await createWorld();
  const other = await otherInstitution(world);
  const { phone, card } = await activateCard(world, STUDENT);
  const [offer] = await world.databases.issuer.selectFrom('offers').select(['request_id', 'card_id']).execute();
  if (!offer) throw new Error('no offer');
  const mine = await other.request({ requestId: offer.request_id, cardId: offer.card_id });
  expect(mine).toMatchObject({ status: 202, body: { state: 'accepted' } });
  await world.issuer.sweep();
  expect(await phone.wallet.checkStatus(card.id)).toMatchObject({ status: 'valid' });
});

test('without a token, with one of nobody and with a foreign assertion there is no institution API', async () => {
  await using world = await createWorld();
  const stranger = await createRegisteredInstitution({
    fetch: world.network.fetch,
    issuer: ORIGINS.issuer,
    clock: world.clock,
    institutionId: 'pwsm',
  });
  await expect(stranger.call('GET', '/issuance-requests')).rejects.toThrow('answered 401');
  for (const headers of [{}, { Authorization: 'Bearer nobody' }, { Authorization: `Bearer ${randomUUID()}` }]) {
    const request = new Request(`${ORIGINS.issuer}/institution-api/issuance-requests`, { headers });
    expect((await world.network.fetch(request)).status).toBe(401);
  }
});

async function otherInstitution({ issuer, network, clock }: World) {
  const other = await createRegisteredInstitution({ fetch: network.fetch, issuer: ORIGINS.issuer, clock });
  expect(await issuer.registerInstitution(other.registration)).toEqual({ registered: 'zmyslona' });
  return other;
}
