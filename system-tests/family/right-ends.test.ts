import type { Held } from '@mleg/institution-contract/held';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Codes, Portal } from '@mleg/testing/clients/portal';
import { until, when } from '@mleg/testing/until';
import { createSchool, FATHER, HEAD, idsByName, kindsOf, MOTHER, PUPIL, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

/** A guardian's codes, seen as on their page. */
async function seenBy(guardian: Portal, personId: string): Promise<Codes> {
  await guardian.call('POST', `/pupils/${personId}/orders`, { replace: false });
  return until('the codes were not ready', async () => {
    const codes = await guardian.call<Codes>('POST', `/pupils/${personId}/codes`, {});
    const activation = await guardian.call<Codes>('POST', `/pupils/${personId}/activation-code`, {});
    return when(codes.status === 200 && activation.status === 200) && { ...codes.body, ...activation.body };
  });
}

const redeem = (world: World, { offerUri, activationCode }: Codes) =>
  world.phone().wallet.redeem(offerUri, activationCode);

async function endRightOf(world: World, login: string, personId: string): Promise<void> {
  const office = await world.signIn(SECRETARY);
  const path = `/office/people/${personId}/guardians`;
  const { body } = await office.call<{ guardians: { accountId: string; displayName: string }[] }>('GET', path);
  const right = body.guardians.find(({ displayName }) => displayName === login);
  expect((await office.call('POST', `${path}/${right?.accountId}/end`, {})).status).toBe(204);
}

/** The jobs say it to the issuer. */
const revocationSaid = (world: World) =>
  until('the issuer was not told', async () => {
    const waiting = await world.databases.institution.selectFrom('issuer_calls').select('call_id').execute();
    return when(waiting.length === 0) && true;
  });

test('Q41: with a guardian’s right the codes that wait end, at the issuer too; who acts on is told, and makes new ones', async () => {
  await using world = await createSchool({ policies: { issue: 'none' } });
  const { Jagna = '' } = await idsByName(world);
  const [mother, father] = await Promise.all([world.signIn(MOTHER), world.signIn(FATHER)]);
  const codes = await seenBy(father, Jagna);
  await endRightOf(world, FATHER, Jagna);
  await revocationSaid(world);
  expect(await redeem(world, codes)).toEqual({ refused: 'dead-code' });
  expect(await kindsOf(mother)).toContain('codes-ended');
  expect(await kindsOf(await world.signIn(PUPIL))).toContain('codes-ended');
  expect(await redeem(world, await seenBy(mother, Jagna))).toHaveProperty('card');
  // A card on a phone stays.
  await endRightOf(world, MOTHER, Jagna);
  await until('the card was not active', async () => {
    const { order } = await (await world.signIn(PUPIL)).myCard();
    return when(order?.state === 'activated') && true;
  });
});

test('Q41: what guardians could see ends on the morning when a pupil comes of age; what the pupil orders then stays', async () => {
  await using world = await createSchool({ policies: { issue: 'none' }, adultInDays: 2 });
  const { Jagna = '' } = await idsByName(world);
  const codes = await seenBy(await world.signIn(MOTHER), Jagna);
  await world.institution.sweep();
  expect(await (await world.signIn(PUPIL)).myCard()).toMatchObject({ order: { state: 'ready' } });
  world.clock.advance({ days: 2 });
  await world.institution.sweep();
  await revocationSaid(world);
  expect(await redeem(world, codes)).toEqual({ refused: 'dead-code' });
  const pupil = await world.signIn(PUPIL);
  expect(await kindsOf(pupil)).toContain('codes-ended');
  await pupil.order();
  await pupil.waitUntil('ready');
  await world.institution.sweep();
  expect(await redeem(world, await pupil.codes())).toHaveProperty('card');
});

test('Q42: guardians are told where the data for a minor’s card are erased', async () => {
  await using world = await createSchool();
  const { Jagna = '' } = await idsByName(world);
  const head = await world.signIn(HEAD);
  await head.confirm();
  const erasure = await head.call<{ data: Held }>('POST', `/office/people/${Jagna}/erasure`, {});
  expect(erasure.body.data.rules).toEqual(['unasked']);
  const secretary = await world.signIn(SECRETARY);
  expect((await approveHeld(secretary, erasure.body.data)).status).toBe(204);
  for (const login of [MOTHER, FATHER, PUPIL])
    expect(await kindsOf(await world.signIn(login))).toContain('data-erased');
});
