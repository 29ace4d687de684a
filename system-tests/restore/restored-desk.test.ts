import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import {
  apply,
  byPassword,
  type Desk,
  decideByTwo,
  makeSchool,
  openDesk,
  say,
  signIn,
} from '@mleg/testing/lone-issuer/desk-client';
import { askForToken, callApi, clientAssertion, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
  type TestInstitution,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { copyOfDatabase } from '@mleg/testing/parties/template';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';

let cleanup: AsyncDisposableStack;
let place: IssuerPlace;
let world: LoneIssuer;
let clerk: Desk;
let supervisor: Desk;

/** Whichever issuer is open: browsers do not notice that another process answers them. */
const current = {
  get issuer() {
    return world.issuer;
  },
} as LoneIssuer;
const open = (url = place.url) => openLoneIssuerAt({ ...place, url }, { missesPerMinute: 10_000 });

beforeEach(async () => {
  cleanup = new AsyncDisposableStack();
  place = await makeIssuerPlace();
  cleanup.defer(() => place.drop());
  cleanup.defer(() => rm(place.directory, { recursive: true, force: true }));
  world = await open();
  cleanup.defer(() => world.end());
  ({ clerk, supervisor } = await openDesk(current));
});
afterEach(() => cleanup.disposeAsync());

/** The database as it is now, somewhere else. The issuer goes on, and everybody at the desk with it. */
async function takeBackup(): Promise<string> {
  await world.end();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());
  world = await open();
  [clerk, supervisor] = [await signIn(current, 'clerk'), await signIn(current, 'supervisor')];
  return backup.url;
}

async function restoreTo(url: string): Promise<void> {
  await world.end();
  world = await open(url);
  await world.issuer.sweep();
}

const idOf = ({ registration }: TestInstitution) => registration.institutionId;

async function approved(): Promise<TestInstitution> {
  const school = makeSchool();
  await apply(world, school);
  expect((await decideByTwo([clerk, supervisor], idOf(school), 'approval')).status).toBe(200);
  return school;
}

async function standingOf(school: TestInstitution): Promise<string | undefined> {
  const found = world.database.selectFrom('institutions').select('agreement_state');
  return (await found.where('institution_id', '=', idOf(school)).executeTakeFirst())?.agreement_state;
}

const ENDING = { reason: 'Likwidacja.', endOfCards: 'at-their-end' };

test('R24: an agreement that was ended or suspended after the backup holds no more; one that was approved anew is left to the desk', async () => {
  const [ended, suspended, kept] = [await approved(), await approved(), await approved()];
  const backup = await takeBackup();
  await supervisor.decide(idOf(ended), 'ending', ENDING);
  await supervisor.decide(idOf(suspended), 'suspension', { reason: 'Kontrola.' });
  await supervisor.decide(idOf(kept), 'suspension', { reason: 'Kontrola.' });
  await decideByTwo([clerk, supervisor], idOf(kept), 'resumption');
  expect([await standingOf(ended), await standingOf(suspended), await standingOf(kept)]).toEqual([
    'ended',
    'suspended',
    'in-force',
  ]);

  await restoreTo(backup);
  expect([await standingOf(ended), await standingOf(suspended), await standingOf(kept)]).toEqual([
    'ended',
    'suspended',
    'in-force',
  ]);
  expect((await callApi(world, ended, 'POST', '/issuance-requests', studentRequest())).status).toBe(409);
  const told = world.database.selectFrom('audit_events').select('event').where('institution_id', '=', idOf(ended));
  expect((await told.execute()).map(({ event }) => event)).toContain('agreement.ended');
  // What is applied once is applied: the next start finds nothing.
  const before = await world.database.selectFrom('journal_owner').select('times_set_back').executeTakeFirst();
  await restoreTo(backup);
  expect(await world.database.selectFrom('journal_owner').select('times_set_back').executeTakeFirst()).toEqual(before);
});

test('R21: who has left the desk after the backup does not come back, and everybody else signs in anew', async () => {
  const backup = await takeBackup();
  const left = await supervisor.call('POST', `/staff/${clerk.session.staffId}/deactivation`, {});
  expect(left.status).toBe(204);
  await restoreTo(backup);
  expect((await clerk.call('GET', '/agreements')).status).toBe(401);
  expect((await byPassword(world, 'clerk@desk.example', 'a password of the tests')).ok).toBe(false);
  expect((await supervisor.call('GET', '/agreements')).status).toBe(401);
  expect((await (await signIn(current, 'supervisor')).call('GET', '/agreements')).status).toBe(200);
});

test('R30: a session of the desk that was ended after the backup lets nobody in, though nothing else has happened', async () => {
  const stays = clerk;
  const backup = await takeBackup();
  expect((await stays.call('DELETE', '/session')).status).toBe(204);
  await restoreTo(backup);
  expect((await stays.call('GET', '/agreements')).status).toBe(401);
});

test('R22: a key that was replaced after the backup, because it was stolen, signs for nobody', async () => {
  const school = await approved();
  const next = makeSchool(idOf(school));
  const backup = await takeBackup();
  const iat = Math.floor(world.clock.now().getTime() / 1_000);
  const newKeyProof = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: NEW_KEY_JWT_TYPE })
    .setIssuer(idOf(school))
    .setSubject(idOf(school))
    .setAudience(`${ORIGIN}/institution-api/agreement`)
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .setJti(randomUUID())
    .sign(next.signing);
  const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };
  const { signingKey } = next.registration;
  expect((await say(world, school, { kind: 'change', change: { terms, signingKey }, newKeyProof })).status).toBe(200);
  await decideByTwo([clerk, supervisor], idOf(school), 'change-acceptance');
  expect((await askForToken(world, await clientAssertion(world, school))).status).toBe(401);

  await restoreTo(backup);
  expect((await askForToken(world, await clientAssertion(world, school))).status).toBe(401);
  expect((await askForToken(world, await clientAssertion(world, next))).status).toBe(200);
});
