import type { InstitutionEvent } from '@mleg/institution/database/institution-event';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { institutionLimits } from '@mleg/institution/limits';
import type { Held } from '@mleg/institution-contract/held';
import type { Invitation, StaffMember } from '@mleg/institution-contract/staff';
import type { HeldDeed } from '@mleg/institution-contract/two-people';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { onceAllWait } from '@mleg/testing/once-all-wait';
import { PASSWORD } from '@mleg/testing/people/people';
import {
  createSchool,
  FATHER,
  HEAD,
  idsByName,
  kindsOf,
  MOTHER,
  plainPhoto,
  SECRETARY,
  STRANGER,
  sendPhoto,
  TEACHER,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createSchool({ policies: { slipsBy: 'teachers' } });
});
afterAll(() => world[Symbol.asyncDispose]());

const eventsOf = async (event: InstitutionEvent) =>
  world.databases.institution.selectFrom('audit_events').selectAll().where('event', '=', event).execute();

/** What is the office's alone. */
const pagesOf = (id: string) =>
  [
    ['GET', `/office/people/${id}`],
    ['POST', '/office/people-search', { query: '' }],
    ['POST', `/office/people/${id}/pesel`, { reason: 'identity-check' }],
    ['POST', `/office/people/${id}/revocation`, { reason: 'phone-lost' }],
    ['POST', `/office/people/${id}/export`, {}],
    ['POST', `/office/people/${id}/erasure`, {}],
    ['POST', `/office/people/${id}/guardian-invitations`, { displayName: 'Ktoś' }],
    ['GET', '/office/applications'],
    ['GET', '/office/roster/imports'],
    ['POST', '/office/group-orders', { groupOrderId: crypto.randomUUID(), group: '6a', personIds: [id] }],
    ['GET', '/office/alerts'],
    ['GET', '/staff'],
  ] as const;

test('D59: a class teacher sees and decides for the own class, and reaches nothing else of the office', async () => {
  const { Jagna = '', Iwo = '' } = await idsByName(world);
  const [teacher, mother, secretary] = await signInAll(TEACHER, MOTHER, SECRETARY);
  for (const [method, path, body] of pagesOf(Jagna)) {
    expect((await teacher.call(method, path, body)).status, path).toBe(403);
  }
  expect(await eventsOf('authz.forbidden')).toHaveLength(pagesOf('').length);

  const groups = await teacher.call<{ groups: { name: string }[] }>('GET', '/office/groups');
  expect(groups.body.groups.map(({ name }) => name)).toEqual(['6a']);
  const own = await teacher.call<object>('GET', '/office/group-members?group=6a');
  expect(own.body).toMatchObject({ mayOrder: false, mayPrint: true });
  expect(JSON.stringify(own.body)).not.toMatch(/pesel":|\d{11}/i);
  expect((await teacher.call('GET', '/office/group-members?group=6b')).status).toBe(403);
  expect((await teacher.call('POST', '/office/slips', slipsOf('6a', Jagna))).status).toBe(200);
  expect((await teacher.call('POST', '/office/slips', slipsOf('6b', Iwo))).status).toBe(403);

  await sendPhoto(world, mother, Jagna, await plainPhoto());
  await addWaitingPhoto(Iwo);
  const waiting = await teacher.call<Waiting>('GET', '/office/photos');
  expect(waiting.body.photos.map(({ personId }) => personId)).toEqual([Jagna]);
  const everybody = await secretary.call<Waiting>('GET', '/office/photos');
  const foreign = everybody.body.photos.find(({ personId }) => personId === Iwo);
  const decide = (id = '') => teacher.call('POST', `/office/photos/${id}/decision`, { decision: 'accept' });
  expect((await decide(foreign?.submissionId)).status).toBe(404);
  expect((await decide(waiting.body.photos[0]?.submissionId)).status).toBe(204);
});

test('the head says who is the staff, but nothing about themselves; a role that ends ends at once', async () => {
  const [head, teacher, secretary] = await signInAll(HEAD, TEACHER, SECRETARY);
  expect((await secretary.call('GET', '/staff')).status).toBe(403);
  const { staff } = (await head.call<{ staff: StaffMember[] }>('GET', '/staff')).body;
  await head.confirm();
  const id = (name: string) => staff.find(({ displayName }) => displayName === name)?.accountId;
  const none = { office: false, head: false, teaches: [] };
  expect((await head.call('PUT', `/staff/${id(HEAD)}`, { ...none, office: true })).status).toBe(403);
  expect((await head.call('PUT', `/staff/${id(TEACHER)}`, none)).status).toBe(204);
  expect((await teacher.call('GET', '/office/groups')).status).toBe(403);
  expect((await head.call('POST', '/staff/invitations', { ...none, displayName: 'Nikt' })).status).toBe(422);
  const invited = await head.call<Invitation>('POST', '/staff/invitations', {
    ...none,
    teaches: ['6b'],
    displayName: 'Nowa',
  });
  expect((await open(invited.body.code, 'nowa')).status).toBe(201);
  expect((await world.signIn('nowa')).session.roles).toEqual([]);
  const [waiting] = await heldFor(secretary);
  expect(waiting).toMatchObject({ kind: 'join-staff', rules: ['rights'], account: { login: 'nowa' } });
  expect(await approveAs(head, waiting)).toBe(403);
  expect(await approveAs(secretary, waiting)).toBe(204);
  const colleague = await world.signIn('nowa');
  expect(colleague.session).toMatchObject({ roles: ['teacher'], teaches: ['6b'], displayName: 'Nowa' });
  expect(await eventsOf('staff.own-roles-refused')).toHaveLength(1);
});

const withHeads = async () => {
  const school = await createSchool();
  const heads = school.databases.institution.updateTable('accounts').set({ head: true });
  await heads.where('subject', 'in', [SECRETARY, TEACHER]).execute();
  const [head, other] = [await school.signIn(HEAD), await school.signIn(SECRETARY)];
  await Promise.all([head.confirm(), other.confirm()]);
  const { staff } = (await head.call<{ staff: StaffMember[] }>('GET', '/staff')).body;
  const of = (name: string) => staff.find(({ displayName }) => displayName === name);
  return { school, head, other, of };
};

const lock = (transaction: Transaction<InstitutionDatabase>) =>
  sql`select pg_advisory_xact_lock(hashtextextended('roles:sp2', 0))`.execute(transaction);

describe('Q74: roles that were changed since the page showed them', () => {
  const CHANGED = { status: 409, body: { code: 'CHANGED_MEANWHILE' } };

  test('are not overwritten, nor is that asked of a second person; to take all of them is never too early', async () => {
    const { school, head, other, of } = await withHeads();
    await using _ = school;
    const { accountId = '', displayName: __, version, ...shown } = of(TEACHER) ?? {};
    const put = (by: Portal, roles: object) => by.call('PUT', `/staff/${accountId}`, { ...shown, version, ...roles });
    expect((await put(other, { teaches: [] })).status).toBe(204);
    expect(await put(head, { head: false })).toMatchObject(CHANGED);
    expect(await put(head, { office: true })).toMatchObject(CHANGED);
    expect((await head.call<{ deeds: object[] }>('GET', '/office/held')).body.deeds).toEqual([]);
    const { staff } = (await head.call<{ staff: StaffMember[] }>('GET', '/staff')).body;
    expect(staff.find((one) => one.accountId === accountId)).toMatchObject({ head: true, teaches: [] });
    expect((await put(head, { office: false, head: false, teaches: [] })).status).toBe(204);
    expect(await put(other, { head: true })).toMatchObject(CHANGED);
  });

  test('of two who save at the same moment one is refused; two who send each other away do not both go', async () => {
    const { school, head, other, of } = await withHeads();
    await using _ = school;
    const { institution } = school.databases;
    const put = (by: Portal, name: string, roles: object) => () =>
      by.call('PUT', `/staff/${of(name)?.accountId}`, { ...roles, version: of(name)?.version });
    const saved = await onceAllWait(institution, lock, [
      put(head, TEACHER, { office: false, head: true, teaches: [] }),
      put(other, TEACHER, { office: false, head: false, teaches: ['6a'] }),
    ]);
    expect(saved.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(saved).toContainEqual(expect.objectContaining({ status: 409 }));

    await institution.updateTable('accounts').set({ head: true }).where('subject', '=', TEACHER).execute();
    const none = { office: false, head: false, teaches: [] };
    const sent = await onceAllWait(institution, lock, [put(head, SECRETARY, none), put(other, HEAD, none)]);
    expect(sent.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(sent).toContainEqual(expect.objectContaining({ body: expect.objectContaining({ code: 'HELD' }) }));
  });
});

const accept = (by: Portal, code: string) => by.call('POST', '/invitations/acceptance', { code });

test('Q75: what came by an invitation, or would come by it, goes with the rights of whoever sent it', async () => {
  const { school, head, other: host, of } = await withHeads();
  await using _ = school;
  const { Kuba = '' } = await idsByName(school);
  const [stranger, father, third] = await Promise.all([STRANGER, FATHER, TEACHER].map((login) => school.signIn(login)));
  if (!stranger || !father || !third) throw new Error('Nobody signed in.');
  const invite = async () => {
    const path = `/office/people/${Kuba}/guardian-invitations`;
    return (await host.call<Invitation>('POST', path, { displayName: 'Babcia' })).body.code;
  };
  const [used, unused] = [await invite(), await invite()];
  expect(await accept(stranger, used)).toMatchObject({ status: 200, body: { waits: true } });
  const [waiting] = await heldFor(head);
  expect(waiting).toMatchObject({ kind: 'join-guardian' });

  // A class is no right to let anybody in.
  const { accountId, version } = of(SECRETARY) ?? {};
  const less = { office: false, head: false, teaches: ['6a'], version };
  const held = await head.call<{ data: Held }>('PUT', `/staff/${accountId}`, less);
  expect((await approveHeld(third, held.body.data)).status).toBe(204);
  expect(await approveHeld(head, waiting)).toMatchObject({
    status: 409,
    body: { code: 'NOT_POSSIBLE', data: { reason: 'asker-gone' } },
  });
  expect(await accept(father, unused)).toMatchObject({ status: 404, body: { code: 'WRONG_CODE' } });
  expect(await childrenOf(stranger)).toEqual([]);
});

test('a guardian is invited by a code: used once, for a new account or one that is there, for minors only', async () => {
  const { Kuba = '', Iwo = '' } = await idsByName(world);
  const [secretary, father, stranger, mother] = await signInAll(SECRETARY, FATHER, STRANGER, MOTHER);
  const invite = async (id: string) =>
    (await secretary.call<Invitation>('POST', `/office/people/${id}/guardian-invitations`, { displayName: 'Babcia' }))
      .body.code;
  const code = await invite(Kuba);
  expect((await open(code, 'babcia', 'krótkie')).status).toBe(400);
  expect((await open(code, FATHER)).status).toBe(409);
  expect((await open(code.toLowerCase().replaceAll('-', ' '), 'babcia')).status).toBe(201);
  expect((await open(code, 'drugi')).status).toBe(404);
  const [head] = await signInAll(HEAD, SECRETARY, MOTHER);
  const letIn = async () =>
    approveAs(
      head,
      (await heldFor(head)).find(({ kind }) => kind === 'join-guardian'),
    );
  expect(await letIn()).toBe(204);
  expect(await childrenOf(await world.signIn('babcia'))).toEqual([Kuba]);
  expect(await kindsOf(mother)).toContain('guardian-added');

  const second = await invite(Iwo);
  expect((await secretary.call('POST', '/invitations/acceptance', { code: second })).status).toBe(403);
  expect((await stranger.call('POST', '/invitations/acceptance', { code: second })).status).toBe(200);
  expect((await father.call('POST', '/invitations/acceptance', { code: second })).status).toBe(404);
  expect(await letIn()).toBe(204);
  expect(await childrenOf(stranger)).toEqual([Iwo]);

  const late = await invite(Iwo);
  world.clock.advance({ days: 15 });
  expect((await open(late, 'za-pozno')).status).toBe(404);
  const { most } = institutionLimits['invitation-codes'];
  for (let at = 0; at < most; at += 1) await open('2222-2222-2222', 'zgaduje');
  expect((await open('2222-2222-2222', 'zgaduje')).status).toBe(429);
});

const heldFor = async (portal: Portal) => (await portal.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body.deeds;
const approveAs = async (portal: Portal, deed: HeldDeed | undefined) => (await approveHeld(portal, deed)).status;

interface Waiting {
  photos: { submissionId: string; personId: string }[];
}

const slipsOf = (group: string, personId: string) => ({ group, sheet: 'qr', personIds: [personId] });

async function signInAll(...logins: [string, string, string, ...string[]]) {
  const portals = await Promise.all(logins.map((login) => world.signIn(login)));
  return portals as [Portal, Portal, Portal, Portal];
}

/** As somebody does who was invited and has no account. */
function open(code: string, login: string, password = PASSWORD): Promise<Response> {
  return world.network.fetch(
    new Request(`${world.institution.deps.settings.origin}/api/invitations/account`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: world.institution.deps.settings.origin },
      body: JSON.stringify({ code, login, password }),
    }),
  );
}

async function childrenOf(portal: Portal): Promise<string[]> {
  const { body } = await portal.call<{ children: { personId: string }[] }>('GET', '/children');
  return body.children.map(({ personId }) => personId);
}

async function addWaitingPhoto(personId: string): Promise<void> {
  const jpeg = await plainPhoto();
  const { settings } = world.institution.deps;
  await world.databases.institution
    .insertInto('photo_submissions')
    .values({
      institution_id: settings.institutionId,
      submission_id: crypto.randomUUID(),
      person_id: personId,
      jpeg,
      sha256: jpeg.subarray(0, 32),
      state: 'waiting',
      submitted_at: world.clock.now(),
      submitted_by: personId,
    })
    .execute();
}
