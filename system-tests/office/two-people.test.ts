import { randomUUID } from 'node:crypto';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import type { GroupMember, GroupOrder } from '@mleg/institution-contract/group-orders';
import type { Held, SecondPersonRule } from '@mleg/institution-contract/held';
import type { Invitation } from '@mleg/institution-contract/staff';
import type { HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { changePerson } from '@mleg/testing/clients/change-person';
import { changeRoles } from '@mleg/testing/clients/change-roles';
import { approveHeld, heldOf } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { PASSWORD } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { giveCard, withCards } from '@mleg/testing/world/cards';
import {
  createSchool,
  HEAD,
  idsByName,
  MOTHER,
  PUPIL,
  plainPhoto,
  SECRETARY,
  sendPhoto,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let world: World;
/** One of the office who does it all alone. */
let clerk: Portal;
let head: Portal;
beforeAll(async () => {
  world = await createSchool();
});
beforeEach(async () => {
  // Another day: what counts within one begins anew.
  world.clock.advance({ days: 1, minutes: 1 });
  [clerk, head] = await Promise.all([world.signIn(SECRETARY), world.signIn(HEAD)]);
});
afterAll(() => world[Symbol.asyncDispose]());

const HEADERS = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Klasa', 'Nr legitymacji', 'Wydana', 'Ważna do'];
const upload = async (portal: Portal, ...rows: string[][]) => {
  const files = rosterFiles(world, portal);
  const { importId } = await files.read(csvOf([HEADERS, ...rows]), 'only-listed');
  return { files, importId };
};
const rulesOf = async (answer: Promise<Answer>): Promise<SecondPersonRule[]> => (await heldOf(answer)).rules;
const approve = (portal: Portal, held: Pick<Held, 'deedId'>) => approveHeld(portal, held);
const longer = (number: string, name: string) => [number, 'Zmyślona', name, '', '', `U/${number}`, issued(), shorter()];
const issued = () => `${world.schoolYear - 1}-09-01`;
/** Within the law, and a little less than the cards of the school have: nobody's is prolonged by it. */
const shorter = () => `${world.schoolYear + 1}-09-29`;
/** Of somebody in the sixth class. */
const bornOn = (day: string) => `${world.schoolYear - 11}-${day}`;
const reveal = (id: string) =>
  clerk.call<{ pesel: string }>('POST', `/office/people/${id}/pesel`, { reason: 'identity-check' });
const personOf = (id: string) =>
  world.databases.institution.selectFrom('people').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow();

test('Q1: an invented pupil from a one-line file is nobody until a second person has looked, and the file is one decision', async () => {
  const many = ['2101', '2102', '2103'].map((number) => [number, 'Zmyślony', `Uczeń${number}`, bornOn('01-01'), '6a']);
  const { files, importId } = await upload(clerk, ...many);
  const held = await heldOf(files.act(importId, 'confirmation'));
  expect(held.rules).toEqual(['new-person']);
  expect(await idsByName(world)).not.toHaveProperty('Uczeń2101');
  const { body } = await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  expect(body.deeds).toMatchObject([{ kind: 'import', askedBy: SECRETARY, file: { importId, uploadedBy: SECRETARY } }]);
  expect(await approve(clerk, held)).toMatchObject({ status: 403, body: { data: { bar: 'asked' } } });
  expect((await approve(head, held)).status).toBe(204);
  expect(await idsByName(world)).toHaveProperty('Uczeń2103');
});

test('Q2: a file renames nobody by the word of whoever uploaded it, as the form does not', async () => {
  const { Iwo = '' } = await idsByName(world);
  const { files, importId } = await upload(clerk, ['1003', 'Podmieniony', 'Iwo', bornOn('07-07'), '6b']);
  const held = await heldOf(files.act(importId, 'confirmation'));
  expect(held.rules).toEqual(['identity']);
  expect((await personOf(Iwo)).family_name).toBe('Zmyślona');
  // What the second person confirms on the page of files is the same word.
  expect(await rosterFiles(world, head).act(importId, 'confirmation')).toMatchObject({ status: 200 });
  expect((await personOf(Iwo)).family_name).toBe('Podmieniony');
  const { body } = await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  expect(body.deeds).toEqual([]);
});

test('Q3: nobody prolongs their own card by a file, nor their child’s, whoever uploaded it', async () => {
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const accounts = world.databases.institution.updateTable('accounts');
  await accounts.set({ person_id: Jagna }).where('subject', '=', SECRETARY).execute();
  await accounts.set({ office: true }).where('subject', '=', MOTHER).execute();
  const mother = await world.signIn(MOTHER);
  clerk = await world.signIn(SECRETARY);

  const own = await upload(clerk, longer('1001', 'Jagna'));
  const held = await heldOf(own.files.act(own.importId, 'confirmation'));
  expect(held.rules).toEqual(['own-data']);
  // Her mother works here too, and is no second person for her.
  expect(await approve(mother, held)).toMatchObject({ status: 403, body: { data: { bar: 'own' } } });
  expect((await personOf(Jagna)).physical_card_valid_until).not.toBe(shorter());

  const child = await upload(mother, longer('1002', 'Kuba'));
  const asked = await heldOf(child.files.act(child.importId, 'confirmation'));
  expect(asked.rules).toEqual(['own-data']);
  // A brother is family.
  expect((await approve(clerk, asked)).status).toBe(403);
  expect((await approve(head, asked)).status).toBe(204);
  expect((await personOf(Kuba)).physical_card_valid_until).toBe(shorter());
  await accounts.set({ person_id: null }).where('subject', '=', SECRETARY).execute();
  await accounts.set({ office: false }).where('subject', '=', MOTHER).execute();
});

test('Q4: a second file does not take away the need to confirm somebody who was entered by hand', async () => {
  const fields = {
    albumNumber: '2201',
    familyName: 'Ręczna',
    givenName: 'Róża',
    birthdate: bornOn('02-02'),
    group: '6a',
  };
  const held = await heldOf(clerk.call('POST', '/office/people', fields));
  const { files, importId } = await upload(clerk, ['2201', 'Ręczna', 'Róża', bornOn('02-02'), '6a']);
  expect(await rulesOf(files.act(importId, 'confirmation'))).toEqual(['new-person']);
  expect(await idsByName(world)).not.toHaveProperty('Róża');
  expect((await approve(head, held)).status).toBe(204);
  expect(await idsByName(world)).toHaveProperty('Róża');
});

test('Q5 Q18: cards revoked one by one are held where as many at once are, and with those of other paths', async () => {
  const ids = await withCards(world, 39);
  const revoke = (id = '') => clerk.revoke(id, 'issued-in-error');
  const first = await revoke(ids[0]);
  expect(first).toMatchObject({ status: 200 });
  const suspended = await clerk.call('POST', `/office/people/${ids[1]}/suspension`, { reason: 'under-review' });
  expect(suspended).toMatchObject({ status: 200 });
  const act = { kind: 'revoke', reason: 'issued-in-error' };
  const placed = await clerk.call('POST', '/office/mass-actions', {
    // The client's own id: that of another deed makes nothing less.
    massActionId: ids[0],
    act,
    personIds: [ids[2]],
  });
  expect(placed.status).toBe(202);
  // Of less than forty live cards a tenth is less than four.
  const held = await heldOf(revoke(ids[3]));
  expect(held.rules).toEqual(['many-cards']);
  const state = async () =>
    (
      await world.databases.institution
        .selectFrom('card_orders')
        .select('state')
        .where('person_id', '=', ids[3] ?? '')
        .executeTakeFirstOrThrow()
    ).state;
  expect(await state()).toBe('activated');
  expect((await approve(head, held)).status).toBe(204);
  expect(await state()).toBe('revoked');
  // What a second person has approved is nobody's lone deed: the same clerk may do no more than before.
  expect(await rulesOf(revoke(ids[4]))).toEqual(['many-cards']);
});

test('Q6: no whole PESEL is taken out by one person, by either export, and the sixty-first of a day is not shown', async () => {
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  for (const path of ['export', 'export/pdf']) {
    const asked = clerk.call('POST', `/office/people/${Jagna}/${path}`, path === 'export' ? {} : { language: 'pl' });
    expect(await rulesOf(asked)).toEqual(['export']);
  }
  expect((await reveal(Jagna)).status).toBe(200);
  await countFor('pesels', 60);
  const held = await heldOf(reveal(Kuba));
  expect(held.rules).toEqual(['many-pesels']);
  expect((await approve(head, held)).status).toBe(204);
  expect((await reveal(Kuba)).body).toHaveProperty('pesel');
});

test('Q20 Q21 Q48: numbers, classes and dates of cards are changed for many people, and people are erased, by two', async () => {
  const { Kuba = '', Iwo = '' } = await idsByName(world);
  const card = { cardNumber: 'U/7001', cardIssuedOn: issued() };
  expect(
    (await changePerson(clerk, Kuba, { ...card, cardValidUntil: `${world.schoolYear + 9}-09-30` })).body,
  ).toMatchObject({
    code: 'INVALID',
    data: { problems: [{ field: 'cardValidUntil', reason: 'valid-too-long' }] },
  });
  expect((await changePerson(clerk, Kuba, { ...card, cardValidUntil: shorter() })).status).toBe(204);
  await countFor('changes', 40);
  expect(await rulesOf(changePerson(clerk, Iwo, { group: '6a' }))).toEqual(['many-changes']);
  const { album_number, family_name } = await personOf(Iwo);
  const { files, importId } = await upload(clerk, [album_number, family_name, 'Iwo', '', '6c']);
  expect(await rulesOf(files.act(importId, 'confirmation'))).toEqual(['many-changes']);

  const gone = await withCards(world, 2, '9');
  await world.databases.institution.deleteFrom('card_orders').where('person_id', 'in', gone).execute();
  await clerk.confirm();
  const erase = (id = '') => clerk.call('POST', `/office/people/${id}/erasure`, {});
  // Q48: of whoever is enrolled only where they, or who acts for them, have asked for it.
  expect(await rulesOf(erase(gone[0]))).toEqual(['unasked']);
  await world.databases.institution
    .updateTable('people')
    .set({ status: 'removed' })
    .where('person_id', 'in', gone)
    .execute();
  await world.databases.institution
    .updateTable('people_left')
    .set({ left_at: new Date(0) })
    .where('person_id', 'in', gone)
    .execute();
  expect((await erase(gone[0])).status).toBe(200);
  await countFor('erasures', 10);
  const held = await heldOf(erase(gone[1]));
  expect(held.rules).toEqual(['many-erasures']);
  expect((await approve(head, held)).status).toBe(204);
});

test('Q7: a head who invites themselves as a colleague has nobody who approves it', async () => {
  const invite = { office: true, head: true, teaches: [], displayName: 'Druga ja' };
  await head.confirm();
  const invited = await head.call<Invitation>('POST', '/staff/invitations', invite);
  await open(invited.body.code, 'druga-ja');
  const second = await world.signIn('druga-ja');
  expect(second.session.roles).toEqual([]);
  const { body } = await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  const waiting = body.deeds.find(({ kind }) => kind === 'join-staff');
  expect(waiting).toMatchObject({ account: { login: 'druga-ja' }, bar: 'brought-in' });
  expect((await approve(head, waiting as HeldDeed)).status).toBe(403);
  expect((await second.call('GET', '/office/held')).status).toBe(403);
  const detail = await clerk.call<HeldDeedDetail>('GET', `/office/held/${waiting?.deedId}`);
  expect(detail.body.changes).toEqual([
    { field: 'office', after: 'yes' },
    { field: 'head', after: 'yes' },
  ]);
});

test('Q8: another account of the same e-mail address is the same person, and no second one', async () => {
  const accounts = world.databases.institution.updateTable('accounts');
  await accounts.set({ email: 'SEKRETARIAT@example.org' }).where('subject', '=', HEAD).execute();
  const fields = {
    albumNumber: '2301',
    familyName: 'Nowa',
    givenName: 'Nina',
    birthdate: bornOn('02-03'),
    group: '6a',
  };
  const held = await heldOf(clerk.call('POST', '/office/people', fields));
  expect(await approve(head, held)).toMatchObject({ status: 403, body: { data: { bar: 'same-person' } } });
  await accounts.set({ email: 'dyrektor@example.org' }).where('subject', '=', HEAD).execute();
  expect((await approve(head, held)).status).toBe(204);
});

test('Q9: the photo of a card on a phone is changed by two people, that of nobody’s card by one', async () => {
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const accept = async (id: string) => {
    await sendPhoto(world, mother, id, await plainPhoto());
    const { body } = await clerk.call<{ photos: { submissionId: string; personId: string }[] }>(
      'GET',
      '/office/photos',
    );
    const { submissionId } = body.photos.find(({ personId }) => personId === id) ?? {};
    return clerk.call('POST', `/office/photos/${submissionId}/decision`, { decision: 'accept' });
  };
  expect((await accept(Kuba)).status).toBe(204);
  await giveCard(world, Jagna);
  const held = await heldOf(accept(Jagna));
  expect(held.rules).toEqual(['identity']);
  const { body } = await head.call<HeldDeedDetail>('GET', `/office/held/${held.deedId}`);
  expect(body.pictures).toMatchObject({ before: `/photos/${Jagna}` });
  expect((await approve(head, held)).status).toBe(204);
});

test('Q10: whoever let a guardian in does not alone accept the photo that the guardian sends', async () => {
  const { Iwo = '' } = await idsByName(world);
  const path = `/office/people/${Iwo}/guardian-invitations`;
  const invited = await clerk.call<Invitation>('POST', path, { displayName: 'Ciocia' });
  await open(invited.body.code, 'ciocia');
  const { deeds } = (await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body;
  expect((await approve(head, deeds.find(({ account }) => account?.login === 'ciocia') as HeldDeed)).status).toBe(204);
  await sendPhoto(world, await world.signIn('ciocia'), Iwo, await plainPhoto());
  const { body } = await clerk.call<{ photos: { submissionId: string; personId: string }[] }>('GET', '/office/photos');
  const { submissionId } = body.photos.find(({ personId }) => personId === Iwo) ?? {};
  const accept = (portal: Portal) =>
    portal.call('POST', `/office/photos/${submissionId}/decision`, { decision: 'accept' });
  expect(await rulesOf(accept(clerk))).toEqual(['brought-in']);
  expect((await accept(head)).status).toBe(204);
});

test('Q28: whoever handed a code for a pupil’s own account does not alone accept what comes from that account', async () => {
  const { Jagna = '' } = await idsByName(world);
  const { accounts } = (
    await clerk.call<{ accounts: { accountId: string; isGuardian: boolean }[] }>(
      'GET',
      `/office/people/${Jagna}/accounts`,
    )
  ).body;
  const own = accounts.find(({ isGuardian }) => !isGuardian)?.accountId ?? '';
  await clerk.confirm();
  const handed = await clerk.call<{ code: string }>('POST', `/office/accounts/${own}/password-reset`, {});
  const password = 'tajne-haslo-ucznia-28';
  await clerk.call('POST', '/password-resets/password', { secret: handed.body.code, password });
  const pupil = await openPortal(world.network.fetch, ORIGINS.institution, PUPIL, password);
  await sendPhoto(world, pupil, Jagna, await plainPhoto());
  const applied = await pupil.call<{ applicationId: string }>('POST', `/pupils/${Jagna}/applications`, {
    kind: 'issue',
  });
  const { photos } = (
    await clerk.call<{ photos: { submissionId: string; personId: string }[] }>('GET', '/office/photos')
  ).body;
  const { submissionId } = photos.find(({ personId }) => personId === Jagna) ?? {};
  for (const path of [
    `/office/photos/${submissionId}/decision`,
    `/office/applications/${applied.body.applicationId}/decision`,
  ]) {
    const held = await heldOf(clerk.call('POST', path, { decision: 'accept' }));
    expect(held.rules, path).toContain('brought-in');
    expect((await approve(head, held)).status).toBe(204);
  }
});

test('Q11 Q89: a right is given by two, and ended by one', async () => {
  const { staff } = (await head.call<{ staff: { accountId: string; displayName: string }[] }>('GET', '/staff')).body;
  const id = staff.find(({ displayName }) => displayName === SECRETARY)?.accountId ?? '';
  const roles = { office: true, head: true, teaches: [] };
  await head.confirm();
  const held = await heldOf(changeRoles(head, id, roles));
  expect(held.rules).toEqual(['rights']);
  // Whoever gets the right is no second person for it.
  expect(await approve(clerk, held)).toMatchObject({ status: 403, body: { data: { bar: 'own' } } });
  // The last but one who could approve is not sent away by the last.
  const sent = await heldOf(head.call('PUT', `/staff/${id}`, { office: false, head: false, teaches: [] }));
  expect(sent.rules).toEqual(['rights']);
  // Q89: nor is it refused by whom it is about.
  const refusal = { decision: 'refuse', note: 'zostaję' };
  expect(await clerk.call('POST', `/office/held/${sent.deedId}/decision`, refusal)).toMatchObject({
    status: 403,
    body: { data: { bar: 'own' } },
  });
  const { deeds } = (await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body;
  expect(deeds).toContainEqual(expect.objectContaining({ deedId: sent.deedId, bar: 'asked' }));
});

test('Q15 Q91: a card that the office took away for loss of the right comes again when two people of the office say so, not by the family, a group or one alone', async () => {
  await using school = await createSchool({ policies: { issue: 'none' } });
  const { Jagna = '' } = await idsByName(school);
  const [mother, office] = await Promise.all([school.signIn(MOTHER), school.signIn(SECRETARY)]);
  const order = () => mother.call<{ data: Eligibility }>('POST', `/pupils/${Jagna}/orders`, { replace: true });
  expect((await order()).status).toBe(201);
  expect((await office.revoke(Jagna, 'not-entitled')).status).toBe(200);
  const refused = await order();
  expect(refused.status).toBe(409);
  expect(refused.body.data.rules.filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual(['right-restored']);
  const members = await office.call<{ members: GroupMember[] }>('GET', '/office/group-members?group=6a');
  expect(members.body.members.find(({ personId }) => personId === Jagna)).toMatchObject({ eligible: false });
  const groupOrderId = randomUUID();
  const group = { groupOrderId, group: '6a', personIds: [Jagna] };
  await office.call('POST', '/office/group-orders', group);
  for (const path of ['', '/retry']) {
    if (path) await office.call('POST', `/office/group-orders/${groupOrderId}${path}`, {});
    await school.institution.sweep();
    const { failures } = (await office.call<GroupOrder>('GET', `/office/group-orders/${groupOrderId}`)).body;
    expect(failures).toMatchObject([{ personId: Jagna, failedRules: ['right-restored'] }]);
  }
  const held = await heldOf(office.call<{ data: Held }>('POST', `/office/people/${Jagna}/orders`, {}));
  expect(held.rules).toEqual(['right-restored']);
  expect((await order()).status).toBe(409);
  expect((await approve(await school.signIn(HEAD), held)).status).toBe(204);
  expect((await order()).status).toBe(201);
  // Suspended by the office, and ended because nobody lifted it in time.
  const at = school.clock.now();
  const suspended = { suspended_at: at, suspended_by: 'office', suspension_reason: 'under-review' } as const;
  const { institution } = school.databases;
  const newest = await institution
    .selectFrom('card_orders')
    .select(['institution_id', 'person_id', 'card_id'])
    .where('person_id', '=', Jagna)
    .limit(1)
    .executeTakeFirstOrThrow();
  const ended = { order_id: randomUUID(), state: 'revoked', reason: 'suspension-ended', sequence: 9 } as const;
  const facts = { ordered_at: at, changed_at: at, delayed: false, replaces_earlier: false };
  await institution
    .insertInto('card_orders')
    .values({ ...newest, ...ended, ...facts, ...suspended })
    .execute();
  expect((await order()).body.data.rules.find(({ rule }) => rule === 'right-restored')).toMatchObject({
    passed: false,
  });
});

const waitingFor = async (portal: Portal, login: string) => {
  const { body } = await portal.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  return body.deeds.find(({ account }) => account?.login === login);
};
const childrenOf = async (login: string) =>
  (await (await world.signIn(login)).call<{ children: unknown[] }>('GET', '/children')).body.children;

test('Q19: a guardian whom one person has invited sees nothing of the child until somebody else has seen who came', async () => {
  const { Kuba = '' } = await idsByName(world);
  const invite = async () =>
    (await clerk.call<Invitation>('POST', `/office/people/${Kuba}/guardian-invitations`, { displayName: 'Wujek' })).body
      .code;
  await open(await invite(), 'wujek');
  expect(await childrenOf('wujek')).toEqual([]);
  const seen = await waitingFor(head, 'wujek');
  expect(seen).toMatchObject({ kind: 'join-guardian', rules: ['new-guardian'], account: { sharesDeviceWith: [] } });
  expect(await waitingFor(clerk, 'wujek')).toMatchObject({ bar: 'brought-in' });
  expect((await approve(clerk, seen as HeldDeed)).status).toBe(403);
  expect((await approve(head, seen as HeldDeed)).status).toBe(204);
  expect(await childrenOf('wujek')).toHaveLength(1);

  // By whoever sent the invitation, in their own browser: the head is told, and sees whose it is.
  await open(await invite(), 'drugi-ja', clerk);
  const second = await waitingFor(head, 'drugi-ja');
  expect(second).toMatchObject({
    rules: ['new-guardian', 'second-identity'],
    account: { sharesDeviceWith: [SECRETARY] },
  });
  const { body } = await head.call<{ alerts: { kind: string }[] }>('GET', '/office/alerts');
  expect(body.alerts.filter(({ kind }) => kind === 'second-identity')).toMatchObject([
    { kind: 'second-identity', by: 'Wujek' },
  ]);
  // In the browser of whoever would approve.
  await open(await invite(), 'trzeci-ja', head);
  const third = await waitingFor(head, 'trzeci-ja');
  expect(third).toMatchObject({ bar: 'same-device' });
  expect((await approve(head, third as HeldDeed)).body.data.bar).toBe('same-device');
});

/** As somebody does who was invited and has no account, perhaps in somebody's browser. */
async function open(code: string, login: string, browser?: Portal): Promise<void> {
  const { origin } = world.institution.deps.settings;
  const request = new Request(`${origin}/api/invitations/account`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, ...(browser ? deviceOf(browser) : {}) },
    body: JSON.stringify({ code, login, password: PASSWORD }),
  });
  expect((await world.network.fetch(request)).status).toBe(201);
}

/** The cookie by which a browser is known; the session has ended. */
const deviceOf = ({ headers }: Portal) => ({
  Cookie: (headers['Cookie'] ?? '')
    .split('; ')
    .filter((cookie) => cookie.includes('device'))
    .join('; '),
});

/** As if so much had been done today by whoever did some of it. */
const countFor = (counted: 'pesels' | 'changes' | 'erasures', amount: number) =>
  world.databases.institution.updateTable('deed_counts').set({ amount }).where('counted', '=', counted).execute();

test('Q16 Q17: who is listed as having left leaves, who comes back is let in, and a file that waits stays as it was shown', async () => {
  const people = await world.databases.institution
    .selectFrom('people')
    .select(['person_id', 'album_number', 'family_name', 'given_name', 'birthdate'])
    .where('status', '=', 'active')
    .orderBy('album_number')
    .limit(5)
    .execute();
  const statuses = async () =>
    (await Promise.all(people.map(({ person_id: id }) => personOf(id)))).map((one) => one.status);
  const files = rosterFiles(world, clerk);
  const headers = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Status'];
  const listed = async (status: string) => {
    const rows = people.map((one) => [one.album_number, one.family_name, one.given_name, one.birthdate ?? '', status]);
    return (await files.read(csvOf([headers, ...rows]), 'only-listed')).importId;
  };
  const leaving = await listed('skreślony');
  const held = await heldOf(files.act(leaving, 'confirmation'));
  expect(held.rules).toContain('many-leave');
  const columns = { albumNumber: 0, familyName: 2, givenName: 1, birthdate: 3, status: 4 };
  expect(await files.act(leaving, 'columns', { columns })).toMatchObject({ status: 409 });
  expect((await approve(head, held)).status).toBe(204);
  expect(new Set(await statuses())).toEqual(new Set(['removed']));

  world.clock.advance({ minutes: 1 });
  expect(await rulesOf(files.act(await listed('aktywny'), 'confirmation'))).toContain('new-person');
  expect(new Set(await statuses())).toEqual(new Set(['removed']));
});
