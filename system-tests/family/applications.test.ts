import type { Held } from '@mleg/institution-contract/held';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { createSchool, FATHER, HEAD, idsByName, kindsOf, MOTHER, PUPIL, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

interface Submitted {
  applicationId: string;
}

/** What one of the office registers, another one lets pass. */
async function approve(world: World, { body }: Answer<object>): Promise<void> {
  const { data } = body as { data: Held };
  expect(data.rules).toEqual(['on-paper']);
  const head = await world.signIn(HEAD);
  expect((await approveHeld(head, data)).status).toBe(204);
}

test('Q32: a paper form is registered by one, seen by another, and then orders the codes; for the erased it is none', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const form = { personId: Kuba, kind: 'issue' };
  const register = () => secretary.call<{ code: string }>('POST', '/office/applications', form);
  const state = async () =>
    (await mother.call<{ order?: { state: string } }>('GET', `/pupils/${Kuba}/card`)).body.order?.state;
  const registered = await register();
  expect(await state()).toBeUndefined();
  await approve(world, registered);
  expect(await state()).toBeDefined();
  expect((await register()).body.code).toBe('ALREADY_THERE');
  expect(await kindsOf(mother)).toContain('application-accepted');

  await secretary.confirm();
  expect((await mother.call('POST', `/pupils/${Kuba}/erasure-request`, {})).status).toBe(204);
  expect((await secretary.call('POST', `/office/people/${Kuba}/erasure`, {})).status).toBe(200);
  expect(await register()).toMatchObject({ status: 409, body: { code: 'ERASED' } });
  expect((await mother.call('POST', `/pupils/${Kuba}/applications`, { kind: 'issue' })).status).toBe(201);
});

test('an application waits once, can be withdrawn, and is decided once', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const path = `/pupils/${Kuba}/applications`;
  const answers = await Promise.all([1, 2, 3].map(() => mother.call<Submitted>('POST', path, { kind: 'issue' })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409, 409]);
  const first = answers.find(({ status }) => status === 201)?.body.applicationId;
  expect((await mother.call('POST', `${path}/${first}/withdrawal`, {})).status).toBe(204);
  expect((await mother.call('POST', `${path}/${first}/withdrawal`, {})).status).toBe(409);
  const { body } = await mother.call<Submitted>('POST', path, { kind: 'issue' });
  const decision = `/office/applications/${body.applicationId}/decision`;
  const refused = await secretary.call('POST', decision, { decision: 'refuse', note: 'Brak podpisu.' });
  expect(refused.body).toMatchObject({ application: { state: 'refused', note: 'Brak podpisu.' }, effect: 'none' });
  expect((await secretary.call('POST', decision, { decision: 'accept' })).status).toBe(409);
  expect(await kindsOf(mother)).toEqual(['application-refused']);
  expect((await mother.call('POST', `/pupils/${Kuba}/orders`, { replace: false })).status).toBe(409);
});

test('Q43: applications refused by one person count over the day, and past the limit another one sees the refusal and its reason', async () => {
  await using world = await createSchool({ policies: { twoPeople: { changesADay: 1 } } });
  const ids = await idsByName(world);
  const [mother, secretary, head] = await Promise.all([MOTHER, SECRETARY, HEAD].map((login) => world.signIn(login)));
  if (!mother || !secretary || !head) throw new Error('somebody could not sign in');
  const refuse = async (name: string) => {
    const path = `/pupils/${ids[name]}/applications`;
    const { applicationId } = (await mother.call<Submitted>('POST', path, { kind: 'issue' })).body;
    const decision = { decision: 'refuse', note: `Nie dla ${name}.` };
    return secretary.call<{ data: Held }>('POST', `/office/applications/${applicationId}/decision`, decision);
  };
  expect((await refuse('Jagna')).status).toBe(200);
  const { status, body } = await refuse('Kuba');
  expect({ status, rules: body.data.rules }).toEqual({ status: 409, rules: ['many-changes'] });
  expect(await kindsOf(mother)).toEqual(['application-refused']);
  const held = `/office/held/${body.data.deedId}`;
  const seen = (await head.call<HeldDeedDetail>('GET', held)).body;
  expect(seen).toMatchObject({ kind: 'refuse-application', changes: [{ field: 'note', after: 'Nie dla Kuba.' }] });
  expect((await approveHeld(head, body.data)).status).toBe(204);
  expect(await kindsOf(mother)).toEqual(['application-refused', 'application-refused']);
});

test('after a resignation a card has to be applied for again, after a lost phone not', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const register = (form: object) =>
    secretary.call<object>('POST', '/office/applications', { personId: Kuba, ...form });
  await approve(world, await register({ kind: 'issue' }));
  expect((await register({ kind: 'cancel', reason: 'phone-lost' })).body).toMatchObject({ effect: 'revoked' });
  expect(await register({ kind: 'cancel', reason: 'malfunction' })).toMatchObject({
    body: { code: 'NOTHING_TO_CANCEL' },
  });
  expect((await mother.call('POST', `/pupils/${Kuba}/orders`, { replace: false })).status).toBe(201);
  await register({ kind: 'cancel', reason: 'resignation' });
  expect((await mother.call('POST', `/pupils/${Kuba}/orders`, { replace: false })).status).toBe(409);
});

test('G78: an objection ends the card at once, and both guardians and the pupil are told', async () => {
  await using world = await createSchool({ policies: { issue: 'objection', peselRequired: false } });
  const { Jagna = '' } = await idsByName(world);
  const [mother, father, pupil] = await Promise.all([MOTHER, FATHER, PUPIL].map((login) => world.signIn(login)));
  if (!mother || !father || !pupil) throw new Error('somebody could not sign in');
  expect((await mother.call('POST', `/pupils/${Jagna}/orders`, { replace: false })).status).toBe(201);
  await pupil.waitUntil('ready');
  const codes = await pupil.codes();
  const phone = world.phone();
  const card = await phone.activate(codes.offerUri, codes.activationCode);
  await pupil.waitUntil('activated');
  const path = `/pupils/${Jagna}/applications`;
  const { status, body } = await father.call<Submitted>('POST', path, { kind: 'objection' });
  expect(status, JSON.stringify(body)).toBe(201);
  expect((await mother.call('GET', `/pupils/${Jagna}/card`)).body).toMatchObject({ order: { state: 'revoked' } });
  await world.issuer.sweep();
  const inspector = world.freshInspector();
  const challenge = inspector.challenge();
  const verdict = await inspector.check(await phone.present(card, [], challenge), challenge);
  expect(verdict).toEqual({ verdict: 'red', reason: 'revoked' });
  for (const portal of [mother, father, pupil]) {
    expect(await kindsOf(portal)).toEqual(expect.arrayContaining(['objection-recorded', 'card-cancelled']));
  }
  expect((await mother.call('POST', `/pupils/${Jagna}/orders`, { replace: false })).status).toBe(409);
  expect((await father.call('POST', `${path}/${body.applicationId}/withdrawal`, {})).status).toBe(204);
  expect((await mother.call('POST', `/pupils/${Jagna}/orders`, { replace: false })).status).toBe(201);
});

test('what the policy does not foresee is refused', async () => {
  await using world = await createSchool({ policies: { issue: 'none' } });
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  for (const kind of ['issue', 'objection']) {
    const answer = await mother.call('POST', `/pupils/${Kuba}/applications`, { kind });
    expect(answer.body).toMatchObject({ code: 'NOT_FORESEEN' });
  }
});
