import type { Held } from '@mleg/institution-contract/held';
import type { Portal } from '@mleg/testing/clients/portal';
import {
  createSchool,
  FATHER,
  HEAD,
  idsByName,
  inboxOf,
  MOTHER,
  PUPIL,
  plainPhoto,
  SECRETARY,
  sendPhoto,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

interface Left {
  submissionId: string;
  applicationId: string;
}

/** A photo, an application and the wish to be erased, that wait. */
async function leave(world: World, guardian: Portal, personId: string): Promise<Left> {
  const photo = await sendPhoto(world, guardian, personId, await plainPhoto());
  const { submissionId } = ((await photo.json()) as { submission: Left }).submission;
  const statement = { kind: 'issue' };
  const { body } = await guardian.call<Left>('POST', `/pupils/${personId}/applications`, statement);
  expect((await guardian.call('POST', `/pupils/${personId}/erasure-request`, {})).status).toBe(204);
  return { submissionId, applicationId: body.applicationId };
}

async function endRight(portal: Portal, login: string, personId: string): Promise<void> {
  const path = `/office/people/${personId}/guardians`;
  const { body } = await portal.call<{ guardians: { accountId: string; displayName: string }[] }>('GET', path);
  const right = body.guardians.find(({ displayName }) => displayName === login);
  expect((await portal.call('POST', `${path}/${right?.accountId}/end`, {})).status).toBe(204);
}

/** The office does nothing by it: there is none to decide about, and to erase is nobody's wish. */
async function expectNothingLeft(clerk: Portal, personId: string, { submissionId, applicationId }: Left) {
  const accept = { decision: 'accept' };
  const photo = await clerk.call('POST', `/office/photos/${submissionId}/decision`, accept);
  expect(photo).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
  const application = await clerk.call('POST', `/office/applications/${applicationId}/decision`, accept);
  expect(application).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
  await clerk.confirm();
  const erasure = await clerk.call<{ data: Held }>('POST', `/office/people/${personId}/erasure`, {});
  expect(erasure.body.data.rules).toContain('unasked');
}

const ended = async (portal: Portal) =>
  (await inboxOf(portal)).messages.filter(({ kind }) => kind === 'wish-ended').map(({ detail }) => detail);

const LEFT = new Set(['erasure', 'issue', 'photo']);

const isAskedFor = async (portal: Portal, personId: string) =>
  (await portal.call<{ erasureRequested: boolean }>('GET', `/pupils/${personId}/views`)).body.erasureRequested;

test('Q90: with a guardian’s right ends what they have left waiting; who acts on is told, and what they ask for waits on', async () => {
  await using world = await createSchool();
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const [mother, father, pupil] = [await world.signIn(MOTHER), await world.signIn(FATHER), await world.signIn(PUPIL)];
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const hers = await leave(world, mother, Kuba);
  const his = await leave(world, father, Jagna);
  await endRight(head, FATHER, Jagna);
  await expectNothingLeft(clerk, Jagna, his);
  for (const portal of [mother, pupil]) expect(new Set(await ended(portal))).toEqual(LEFT);
  expect(await isAskedFor(mother, Jagna)).toBe(false);
  // Another child's, whose guardian she is.
  expect(await isAskedFor(mother, Kuba)).toBe(true);
  const accept = { decision: 'accept' };
  expect((await clerk.call('POST', `/office/photos/${hers.submissionId}/decision`, accept)).status).toBe(204);
});

test('Q90: what guardians have left waiting ends on the morning when a pupil comes of age', async () => {
  await using world = await createSchool({ adultInDays: 2 });
  const { Jagna = '' } = await idsByName(world);
  const his = await leave(world, await world.signIn(FATHER), Jagna);
  await world.institution.sweep();
  expect(await isAskedFor(await world.signIn(PUPIL), Jagna)).toBe(true);
  world.clock.advance({ days: 2 });
  await world.institution.sweep();
  await expectNothingLeft(await world.signIn(SECRETARY), Jagna, his);
  expect(new Set(await ended(await world.signIn(PUPIL)))).toEqual(LEFT);
});
