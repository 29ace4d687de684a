import { SHOP } from '@mleg/testing/clients/relying-party';
import { presentByForeignWallet } from '@mleg/testing/foreign/foreign-presenter';
import { type OnlineHouse, openOnlineHouse, PERSON } from '@mleg/testing/online-house/online-house';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: OnlineHouse;
beforeAll(async () => {
  house = await openOnlineHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const foreignCard = () => ({
  credential: house.card,
  vct: 'https://wydawca.example/types/student-card/1',
  claims: PERSON,
  sign: (data: Uint8Array) => house.holder.sign(data),
});

test.each([
  ['student', { to: 'student', holds: true }],
  ['institution', { to: 'institution', institution: { id: PERSON.institution_id, name: PERSON.institution_name } }],
  ['discount', { to: 'discount', cardType: 'student-card' }],
] as const)('a foreign wallet answers our verifier: %s', async (preset, answer) => {
  const { checkId, link } = await house.start({ purpose: preset, ask: { preset } });
  const response = await presentByForeignWallet(house.network.fetch, link, foreignCard());
  expect([response.status, await response.json()]).toEqual([200, {}]);
  expect(await house.shop.collect(checkId)).toMatchObject({ result: { verdict: 'green', answer } });
});

test('a foreign wallet is sent back to where the check began', async () => {
  const { link } = await house.start({ purpose: 'student', ask: { preset: 'student' }, returnTo: `${SHOP}/back` });
  const response = await presentByForeignWallet(house.network.fetch, link, foreignCard());
  expect(await response.json()).toEqual({ redirect_uri: expect.stringContaining(`${SHOP}/back#response_code=`) });
});
