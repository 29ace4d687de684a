import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { Held } from '@mleg/institution-contract/held';
import type { Alert, DataView, PersonExport } from '@mleg/institution-contract/privacy';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { dumpDatabase } from '@mleg/testing/parties/dump-database';
import { openInstitution } from '@mleg/testing/parties/open-institution';
import { copyOfDatabase, emptyPlace } from '@mleg/testing/parties/template';
import { PASSWORD, people, STUDENT } from '@mleg/testing/people/people';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import {
  createSchool,
  FATHER,
  HEAD,
  idsByName,
  inboxOf,
  MOTHER,
  SECRETARY,
  STRANGER,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createSchool({ policies: { issue: 'none' } });
});
afterAll(() => world[Symbol.asyncDispose]());

const reveal = (portal: Portal, id: string, reason = 'identity-check') =>
  portal.call<{ pesel: string }>('POST', `/office/people/${id}/pesel`, { reason });
const confirm = (portal: Portal, password = PASSWORD) => portal.call('POST', '/session/confirmation', { password });
const alertsOf = async (portal: Portal) =>
  (await portal.call<{ alerts: Alert[] }>('GET', '/office/alerts')).body.alerts;
const approveAs = async (portal: Portal, deedId: string) => (await approveHeld(portal, { deedId })).status;
const take = (portal: Portal, id: string) => portal.call<PersonExport>('POST', `/pupils/${id}/export`, {});
const unreachable = async () => new Response(null, { status: 503 });
const viewsOf = async (portal: Portal, id: string) =>
  (await portal.call<{ views: DataView[] }>('GET', `/pupils/${id}/views`)).body.views;
const peselOf = (age: number, serial: number, day: string) => demoPesel(`${world.schoolYear - age}-${day}`, serial);

test('D54: a PESEL is shown for a reason, seen by the guardian; after fifty the password, and the head learns', async () => {
  const { Jagna = '' } = await idsByName(world);
  const [office, head, mother] = await signInAll(SECRETARY, HEAD, MOTHER);
  const pesel = peselOf(12, 1, '05-05');
  const file = await office.call('GET', `/office/people/${Jagna}`);
  await office.call('GET', `/office/people/${Jagna}`);
  expect(JSON.stringify(file.body)).not.toContain(pesel);
  expect((await reveal(office, Jagna, 'ciekawość')).status).toBe(400);
  expect((await reveal(office, Jagna)).body).toEqual({ pesel });
  expect(await viewsOf(mother, Jagna)).toMatchObject([
    { by: SECRETARY, what: 'pesel', times: 1 },
    { by: SECRETARY, what: 'file', times: 2 },
  ]);
  expect((await mother.call('POST', `/office/people/${Jagna}/pesel`, { reason: 'identity-check' })).status).toBe(403);
  const events = await world.databases.institution
    .selectFrom('audit_events')
    .select(['event', 'detail'])
    .where('event', 'in', ['pesel.shown', 'file.opened'])
    .orderBy('event')
    .execute();
  expect(events).toEqual([
    { event: 'file.opened', detail: null },
    { event: 'pesel.shown', detail: '{"reason":"identity-check"}' },
  ]);

  await world.databases.institution.updateTable('data_views').set({ times: 50 }).where('what', '=', 'pesel').execute();
  expect((await reveal(office, Jagna)).status).toBe(403);
  expect((await confirm(office, 'nie-to-haslo')).status).toBe(401);
  expect((await reveal(office, Jagna)).status).toBe(403);
  expect((await confirm(office)).status).toBe(204);
  expect((await reveal(office, Jagna)).body).toEqual({ pesel });
  expect(await alertsOf(head)).toMatchObject([{ kind: 'pesel-limit', by: SECRETARY }]);
  expect(await alertsOf(office)).toEqual([]);
  world.clock.advance({ minutes: 16 });
  expect((await reveal(office, Jagna)).status).toBe(403);
});

test('G79: everything about a person is given to the person, today’s guardians and the office, and to nobody else', async () => {
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const [mother, father, stranger, office] = await signInAll(MOTHER, FATHER, STRANGER, SECRETARY);
  const head = await world.signIn(HEAD);
  expect((await take(father, Kuba)).status).toBe(404);
  expect((await take(stranger, Jagna)).status).toBe(404);
  expect((await stranger.call('POST', `/pupils/${Jagna}/export/pdf`, { language: 'pl' })).status).toBe(404);
  for (const path of [`/office/people/${Jagna}/export`, `/office/people/${crypto.randomUUID()}/export`]) {
    expect((await stranger.call('POST', path, {})).status).toBe(403);
  }
  expect((await office.call('POST', `/office/people/${crypto.randomUUID()}/export`, {})).status).toBe(404);
  const path = `/office/people/${Jagna}/export`;
  const asked = await office.call<{ code: string; data: Held }>('POST', path, {});
  expect(asked).toMatchObject({ status: 409, body: { code: 'HELD', data: { rules: ['export'] } } });
  expect(await approveAs(office, asked.body.data.deedId)).toBe(403);
  expect(await approveAs(head, asked.body.data.deedId)).toBe(204);
  expect((await head.call('POST', path, {})).status).toBe(409);
  expect((await office.call('POST', path, {})).status).toBe(200);
  const { body } = await take(mother, Jagna);
  expect(body).toMatchObject({
    person: { givenName: 'Jagna', pesel: peselOf(12, 1, '05-05'), albumNumber: '1001' },
    accounts: [{ login: 'jagna' }],
  });
  expect(body.views).toContainEqual(expect.objectContaining({ by: SECRETARY, what: 'export', times: 1 }));
  expect(body.guardians.map(({ displayName }) => displayName)).toEqual([MOTHER, FATHER].toSorted());
  expect(Buffer.from(body.photos[0]?.jpegBase64 ?? '', 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(JSON.stringify(body)).not.toMatch(/password|argon2|sealed/);
});

test('Q96: a wish to be erased is put aside by nobody: it is done, or refused with a reason that the family reads', async () => {
  const { Kuba = '' } = await idsByName(world);
  const [mother, office, head] = await signInAll(MOTHER, SECRETARY, HEAD);
  const ask = () => mother.call('POST', `/pupils/${Kuba}/erasure-request`, {});
  const isAsked = async () =>
    (await mother.call<{ erasureRequested: boolean }>('GET', `/pupils/${Kuba}/views`)).body.erasureRequested;
  expect((await ask()).status).toBe(204);
  const [alert] = await alertsOf(office);
  for (const portal of [office, head]) {
    expect((await portal.call('POST', `/office/alerts/${alert?.alertId}/dismissal`, {})).status).toBe(404);
  }
  expect(await isAsked()).toBe(true);
  const refusal = `/office/people/${Kuba}/erasure-refusal`;
  expect((await office.call('POST', refusal, { note: ' ' })).status).toBe(400);
  const note = 'Legitymacja jest potrzebna na wycieczce.';
  expect((await office.call('POST', refusal, { note })).status).toBe(204);
  expect((await office.call('POST', refusal, { note })).status).toBe(404);
  expect(await isAsked()).toBe(false);
  expect((await inboxOf(mother)).messages).toContainEqual(expect.objectContaining({ kind: 'erasure-refused', note }));
  expect((await alertsOf(head)).map(({ kind }) => kind)).not.toContain('erasure-requested');
  expect((await ask()).status).toBe(204);
  expect(await isAsked()).toBe(true);
  expect((await office.call('POST', refusal, { note })).status).toBe(204);
});

test('an enrolled pupil’s card is revoked and all about it erased, with what is kept named', async () => {
  const { Jagna = '' } = await idsByName(world);
  const [mother, office] = await signInAll(MOTHER, SECRETARY);
  await mother.call('POST', `/pupils/${Jagna}/orders`, { replace: false });
  const stateOf = async () =>
    (await mother.call<{ order?: { state: string } }>('GET', `/pupils/${Jagna}/card`)).body.order?.state;
  await until('the codes were not ready', async () => when((await stateOf()) === 'ready') && true);
  const codes = await mother.call<{ offerUri: string }>('POST', `/pupils/${Jagna}/codes`, {});
  const second = await mother.call<{ activationCode: string }>('POST', `/pupils/${Jagna}/activation-code`, {});
  await world.phone().activate(codes.body.offerUri, second.body.activationCode);
  await until('the card was not activated', async () => when((await stateOf()) === 'activated') && true);

  expect((await take(mother, Jagna)).body).toMatchObject({
    cardOrders: [{ state: 'activated' }],
    messages: [{ kind: 'codes-ready' }],
  });
  expect((await mother.call('POST', `/pupils/${Jagna}/erasure-request`, {})).status).toBe(204);
  expect((await mother.call('POST', `/pupils/${Jagna}/erasure-request`, {})).status).toBe(204);
  expect(await alertsOf(office)).toMatchObject([
    { kind: 'erasure-requested', by: MOTHER, person: { personId: Jagna } },
  ]);
  expect((await office.call('POST', `/office/people/${Jagna}/erasure`, {})).status).toBe(403);
  await confirm(office);
  const erased = await office.call('POST', `/office/people/${Jagna}/erasure`, {});
  expect(erased.body).toEqual({ kept: ['register-entry', 'audit', 'issuer-status'] });

  const left = (await take(mother, Jagna)).body;
  expect(left).toMatchObject({ photos: [], cardOrders: [], messages: [{ kind: 'data-erased' }], applications: [] });
  expect(left.person).toMatchObject({ givenName: 'Jagna' });
  const revoked = await world.databases.issuer
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'card.revoked')
    .execute();
  expect(revoked).toHaveLength(1);
});

test('G80: who was erased is erased again from a restored backup, and who came back afterwards is not', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-erasure-'));
  const cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const { keyFile, ...place } = await emptyPlace('institution', directory);
  cleanup.defer(() => place.drop());
  const clock = createManualClock();
  const openAt = (url: string) =>
    openInstitution({ url, origins: ORIGINS, keyFile, clock, fetch: unreachable, log: openLogBook().log });
  const first = await openAt(place.url);
  await first.institution.loadPeople(await people(clock.now()));
  // Has left long ago: nothing needs to be kept.
  await first.database.updateTable('people').set({ status: 'removed' }).execute();
  await first.database
    .updateTable('people_left')
    .set({ left_at: new Date(0) })
    .execute();
  await first.close();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());

  const second = await openAt(place.url);
  const ask = (login: string) =>
    openPortal(async (request) => second.institution.fetch(request), ORIGINS.institution, login, PASSWORD);
  const personId = (await ask(STUDENT)).session.personId ?? '';
  const name = (await second.database.selectFrom('people').selectAll().where('person_id', '=', personId).execute())[0];
  const office = await ask('dziekanat');
  await confirm(office);
  const erased = await office.call('POST', `/office/people/${personId}/erasure`, {});
  expect(erased.body).toEqual({ kept: ['audit', 'issuer-status'] });
  expect(await dumpDatabase(second.database)).not.toContain(name?.family_name);
  await second.close();

  const restored = await openAt(backup.url);
  const dump = await dumpDatabase(restored.database);
  expect(dump).not.toContain(name?.family_name);
  expect(dump).toContain('Wymyślony');
  // The same id again, as an import undone or a person re-admitted would have it: this erasure is known and done.
  if (name) await restored.database.insertInto('people').values(name).execute();
  await restored.close();
  const later = await openAt(backup.url);
  expect(await dumpDatabase(later.database)).toContain(name?.family_name);
  await later.close();
  await cleanup.disposeAsync();
});

async function signInAll(...logins: [string, string, ...string[]]) {
  const portals = await Promise.all(logins.map((login) => world.signIn(login)));
  return portals as [Portal, Portal, Portal, Portal];
}
