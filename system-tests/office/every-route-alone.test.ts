import { createHash, randomUUID } from 'node:crypto';
import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import { contract } from '@mleg/institution-contract/contract';
import type { StaffMember } from '@mleg/institution-contract/staff';
import type { DeedKind, HeldDeed } from '@mleg/institution-contract/two-people';
import { approveHeld, NOTHING_SEEN, seenOf } from '@mleg/testing/clients/decide-held';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { academicYear } from '@mleg/testing/people/academic-year';
import { PASSWORD } from '@mleg/testing/people/people';
import {
  createSchool,
  HEAD,
  idsByName,
  MOTHER,
  plainPhoto,
  SECRETARY,
  sendPhoto,
  TEACHER,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
let ids: Ids;
beforeAll(async () => {
  // Nothing that is counted may be done alone, so that whatever is done alone is seen.
  world = await createSchool({
    policies: {
      twoPeople: {
        cardsADay: 0,
        leaversADay: 0,
        ordersADay: 0,
        peselsADay: 0,
        changesADay: 0,
        erasuresADay: 0,
        waysADay: 0,
        bothADay: 0,
      },
    },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

interface Ids {
  jagna: string;
  kuba: string;
  iwo: string;
  secretary: string;
  teacher: string;
  guardian: string;
  photo: string;
  application: string;
  file: string;
}

/** What the forms were made from. */
const versions = { kuba: '', teacher: '', file: '' };

const roles = { office: true, head: true, teaches: ['6a'] };
const person = {
  albumNumber: '1002',
  familyName: 'Inna',
  givenName: 'Kuba',
  birthdate: `${academicYear(new Date()) - 9}-06-06`,
  group: '6a',
};
const act = { kind: 'revoke', reason: 'issued-in-error' };

/** What one person of the office, who leads it too, tries at each route of the staff that changes something or shows a number. */
const ATTEMPTS: Readonly<Record<string, (ids: Ids) => readonly [path: string, body?: object]>> = {
  'POST /office/people/{personId}/orders': ({ kuba }) => [`/office/people/${kuba}/orders`, {}],
  'POST /office/people/{personId}/revocation': ({ jagna }) => [
    `/office/people/${jagna}/revocation`,
    { reason: 'issued-in-error' },
  ],
  'POST /office/people/{personId}/suspension': ({ jagna }) => [
    `/office/people/${jagna}/suspension`,
    { reason: 'under-review' },
  ],
  'POST /office/people/{personId}/resumption': ({ iwo }) => [`/office/people/${iwo}/resumption`, {}],
  'POST /office/photos/{submissionId}/decision': ({ photo }) => [
    `/office/photos/${photo}/decision`,
    { decision: 'accept' },
  ],
  'POST /office/applications/{applicationId}/decision': ({ application }) => [
    `/office/applications/${application}/decision`,
    { decision: 'accept' },
  ],
  'POST /office/applications': ({ jagna: personId }) => [
    '/office/applications',
    { personId, kind: 'cancel', reason: 'resignation' },
  ],
  'POST /office/roster/imports/{importId}/confirmation': ({ file }) => [
    `/office/roster/imports/${file}/confirmation`,
    { version: versions.file },
  ],
  'POST /office/people': () => ['/office/people', { ...person, albumNumber: '9001' }],
  'PUT /office/people/{personId}': ({ kuba }) => [`/office/people/${kuba}`, { ...person, version: versions.kuba }],
  'POST /office/people/{personId}/pesel': ({ kuba }) => [`/office/people/${kuba}/pesel`, { reason: 'identity-check' }],
  'POST /office/people/{personId}/export': ({ kuba }) => [`/office/people/${kuba}/export`, {}],
  'POST /office/people/{personId}/export/pdf': ({ kuba }) => [`/office/people/${kuba}/export/pdf`, { language: 'pl' }],
  'POST /office/people/{personId}/erasure': ({ jagna }) => [`/office/people/${jagna}/erasure`, {}],
  'PUT /staff/{accountId}': ({ teacher }) => [`/staff/${teacher}`, { ...roles, version: versions.teacher }],
  'POST /office/people/{personId}/guardians/{accountId}/end': ({ jagna, guardian }) => [
    `/office/people/${jagna}/guardians/${guardian}/end`,
    {},
  ],
  'POST /office/accounts/{accountId}/password-reset': ({ guardian }) => [
    `/office/accounts/${guardian}/password-reset`,
    {},
  ],
  'PUT /office/accounts/{accountId}/address': ({ guardian }) => [
    `/office/accounts/${guardian}/address`,
    { email: 'inny@example.org' },
  ],
  'POST /office/agreement/change': () => [
    '/office/agreement/change',
    { codeLifetimeDays: 60, wrongCodeLimit: 5, suspensionDays: 14, newKey: false },
  ],
  'POST /office/group-orders': ({ kuba }) => [
    '/office/group-orders',
    { groupOrderId: randomUUID(), group: '6a', personIds: [kuba] },
  ],
  'POST /office/mass-actions': ({ jagna }) => [
    '/office/mass-actions',
    { massActionId: randomUUID(), act, personIds: [jagna] },
  ],
};

/** Routes of the staff that change nothing of the kind, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'POST /office/people-search': 'a search, by POST to keep names out of addresses; by a whole PESEL tried below',
  'POST /office/roster/imports': 'a file is only read',
  'POST /office/roster/imports/{importId}/columns': 'the file is read again',
  'POST /office/roster/imports/{importId}/comparison': 'the file is read again',
  'POST /office/roster/imports/{importId}/discarding': 'people stay as they are',
  'POST /office/roster/imports/{importId}/undoing': 'needs an import that two have confirmed; Q1 of the file tests',
  'POST /office/roster/imports/{importId}/rejected-rows': 'what was not taken',
  'POST /office/people/{personId}/reminders': 'a message',
  'POST /office/people/{personId}/guardian-invitations': 'a code in a letter; whoever comes with it is looked at',
  'POST /office/alerts/{alertId}/dismissal': 'a note',
  'POST /office/people/{personId}/erasure-refusal': 'whoever asked reads why, and asks again',
  'POST /office/group-orders/{groupOrderId}/retry': 'of what was weighed when it was asked for',
  'POST /office/mass-actions/preview': 'counts',
  'POST /office/mass-actions/{massActionId}/retry': 'of what was weighed when it was asked for',
  'POST /office/slips': 'one secret of codes that are there; both are tried in Q23',
  'POST /office/slips/pdf': 'one secret of codes that are there; both are tried in Q23',
  'POST /staff/invitations': 'a code in a letter; whoever comes with it waits for somebody else',
  'POST /office/held/{deedId}/decision': 'the second person’s own route: tried at the end, for everything that is held',
  'POST /office/agreement': 'is decided by the Ministry’s files',
  'POST /office/agreement/application': 'is decided by the Ministry’s files',
  'POST /office/agreement/answer': 'is decided by the Ministry’s files',
};

test('Q13 Q55: at every route of the staff one person alone performs no dangerous deed, and approves none of what is held', async () => {
  ids = await prepare();
  // What the Ministry has agreed to is known.
  await world.institution.sweep();
  const alone = await world.signIn(HEAD);
  await alone.call('POST', '/session/confirmation', { password: PASSWORD });
  const before = await dangerous();

  const answers: Record<string, string[]> = {};
  for (const route of staffRoutes()) {
    const attempt = ATTEMPTS[route];
    if (!attempt) {
      expect(Object.keys(HARMLESS), 'is a new route tried, or harmless?').toContain(route);
      continue;
    }
    for (const written of [ids, inCapitals(ids)]) {
      const [path, body] = attempt(written);
      const { status, body: answer } = await alone.call<{ code?: string }>(route.split(' ')[0] ?? '', path, body);
      (answers[route] ??= []).push(`${status} ${answer?.code}`);
    }
  }
  await world.institution.sweep();
  // Q30: to find somebody by a number is to know it.
  expect((await alone.call('POST', '/office/people-search', { query: await peselOf(ids.jagna) })).status).toBe(429);
  expect(answers).toEqual(Object.fromEntries(Object.keys(ATTEMPTS).map((route) => [route, ['409 HELD', '409 HELD']])));
  expect(await dangerous()).toEqual(before);

  const { body } = await alone.call<{ deeds: { deedId: string; kind: string }[] }>('GET', '/office/held');
  for (const { deedId, kind } of body.deeds) {
    const decided = await approveHeld(alone, { deedId });
    expect(decided.status, kind).toBe(403);
  }
  await world.institution.sweep();
  expect(await dangerous()).toEqual(before);
});

/** What each kind takes the place of, or hangs on; or why there is nothing that an older request could undo. */
const HANGS_ON: Readonly<Record<DeedKind, 'what may move' | { nothing: string }>> = {
  import: 'what may move',
  'undo-import': { nothing: 'needs an import that two have confirmed; asks for the same people as `import`' },
  'add-person': { nothing: 'nobody was there' },
  'change-person': 'what may move',
  'keep-person': {
    nothing: 'writes nothing; what the person is called by now stands among the facts, which were seen',
  },
  'accept-photo': 'what may move',
  'reject-photo': { nothing: 'only one that waits is rejected' },
  'accept-application': 'what may move',
  'refuse-application': { nothing: 'only one that waits is refused' },
  'register-application': 'what may move',
  'revoke-card': 'what may move',
  'suspend-card': 'what may move',
  'resume-card': 'what may move',
  'mass-action': { nothing: 'each card before and after was seen, as it is by then' },
  'erase-person': 'what may move',
  'order-codes': 'what may move',
  'group-order': { nothing: 'each card before and after was seen, as it is by then' },
  'print-slips': { nothing: 'writes nothing' },
  'reveal-pesel': { nothing: 'writes nothing' },
  'export-person': { nothing: 'writes nothing' },
  'set-roles': 'what may move',
  'change-address': 'what may move',
  'hand-code': { nothing: 'a new code each time' },
  'end-guardian': { nothing: 'a right that has ended ends no more' },
  'change-agreement': 'what may move',
  'join-staff': { nothing: 'adds rights, and goes with those that end (Q63)' },
  'join-guardian': { nothing: 'adds a right, and goes with the one that ends (Q63)' },
};

test('Q62 Q64: of no kind an approval does what was not seen, or what others have decided about meanwhile', async () => {
  const second = await world.signIn(SECRETARY);
  const { body } = await second.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  const decide = ({ deedId }: HeldDeed, seen?: string) =>
    second.call<{ code: string; data?: object }>('POST', `/office/held/${deedId}/decision`, {
      decision: 'approve',
      seen,
    });
  const before = await dangerous();
  for (const deed of body.deeds) {
    expect((await decide(deed)).status, deed.kind).toBe(400);
    expect(await decide(deed, NOTHING_SEEN), deed.kind).toMatchObject({ status: 409, body: { code: 'HAS_CHANGED' } });
  }
  expect(await dangerous()).toEqual(before);

  await moveAll();
  const moved = await dangerous();
  const hanging = body.deeds.filter(({ kind }) => HANGS_ON[kind] === 'what may move');
  const all = Object.entries(HANGS_ON).flatMap(([kind, on]) => (on === 'what may move' ? [kind] : []));
  expect(new Set(hanging.map(({ kind }) => kind))).toEqual(new Set(all));
  for (const deed of hanging) {
    expect(await decide(deed, await seenOf(second, deed.deedId)), deed.kind).toMatchObject({
      status: 409,
      // Of a file each row says what it was compared with.
      body: { code: 'NOT_POSSIBLE', data: { reason: deed.kind === 'import' ? 'stale' : 'moved' } },
    });
  }
  expect(await dangerous()).toEqual(moved);
});

/** Everything that a request hangs on is another, as if two had decided so. */
async function moveAll(): Promise<void> {
  const { institution } = world.databases;
  const { jagna, kuba, iwo, teacher, guardian } = ids;
  await institution
    .updateTable('people')
    .set({ family_name: 'Inaczej' })
    .where('person_id', 'in', [kuba, iwo])
    .execute();
  for (const personId of [jagna, iwo]) {
    const another = { order_id: randomUUID(), ordered_at: world.clock.now() };
    await institution.updateTable('card_orders').set(another).where('person_id', '=', personId).execute();
  }
  const { institution_id, card_id } = await institution
    .selectFrom('people')
    .select(['institution_id', 'card_id'])
    .where('person_id', '=', kuba)
    .executeTakeFirstOrThrow();
  const at = world.clock.now();
  const gone = {
    institution_id,
    person_id: kuba,
    card_id,
    order_id: randomUUID(),
    state: 'revoked' as const,
    sequence: 5,
  };
  await institution
    .insertInto('card_orders')
    .values({ ...gone, ordered_at: at, changed_at: at, delayed: false, replaces_earlier: false })
    .execute();
  const jpeg = Buffer.from('another');
  const photo = { jpeg, sha256: createHash('sha256').update(jpeg).digest(), stored_at: at };
  await institution
    .insertInto('photos')
    .values({ institution_id, person_id: jagna, ...photo })
    .onConflict((conflict) => conflict.columns(['institution_id', 'person_id']).doUpdateSet(photo))
    .execute();
  await institution.updateTable('accounts').set({ office: true }).where('account_id', '=', teacher).execute();
  await institution
    .updateTable('accounts')
    .set({ email: 'ktos@example.org' })
    .where('account_id', '=', guardian)
    .execute();
  await institution.deleteFrom('agreement_facts').execute();
}

/** The same ids, as the database reads them too. */
const inCapitals = (written: Ids) =>
  Object.fromEntries(Object.entries(written).map(([of, id]) => [of, id.toUpperCase()])) as unknown as Ids;

async function peselOf(personId: string): Promise<string> {
  const found = world.databases.institution.selectFrom('people').select('birthdate').where('person_id', '=', personId);
  return demoPesel((await found.executeTakeFirstOrThrow()).birthdate ?? '', 1);
}

/** Method and path of all that is the staff's and is no mere look. */
function staffRoutes(): string[] {
  const routes: string[] = [];
  const visit = (node: object): void => {
    const route = (node as { '~orpc'?: { route: { method?: string; path?: string } } })['~orpc']?.route;
    if (route?.path) routes.push(`${route.method} ${route.path}`);
    else for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) visit(child);
  };
  visit(contract);
  return routes.filter((route) => / \/(office|staff)/.test(route) && !route.startsWith('GET'));
}

/** Whatever a second person is needed for, as it is in the database. */
async function dangerous() {
  const { institution } = world.databases;
  return {
    people: await institution.selectFrom('people').selectAll().orderBy('person_id').execute(),
    photos: await institution.selectFrom('photos').select(['person_id', 'sha256']).orderBy('person_id').execute(),
    cards: await institution
      .selectFrom('card_orders')
      .select(['order_id', 'person_id', 'state', 'suspended_at'])
      .orderBy('order_id')
      .execute(),
    rights: await institution
      .selectFrom('accounts')
      .select(['account_id', 'office', 'head', 'email'])
      .orderBy('account_id')
      .execute(),
    teachers: await institution.selectFrom('class_teachers').selectAll().orderBy('account_id').execute(),
    guardians: await institution
      .selectFrom('guardianships')
      .selectAll()
      .orderBy('account_id')
      .orderBy('person_id')
      .execute(),
    codes: await institution.selectFrom('password_resets').selectAll().orderBy('account_id').execute(),
    numbers: await institution.selectFrom('data_views').selectAll().where('what', 'in', ['pesel', 'export']).execute(),
  };
}

/** Two live cards, a photo and an application that wait, and a file with somebody new. */
async function prepare(): Promise<Ids> {
  const { Jagna: jagna = '', Kuba: kuba = '', Iwo: iwo = '' } = await idsByName(world);
  const { institution } = world.databases;
  const at = world.clock.now();
  const suspended = { suspended_at: at, suspended_by: 'office' as const };
  for (const personId of [jagna, iwo]) {
    const whose = await institution
      .selectFrom('people')
      .select(['institution_id', 'person_id', 'card_id'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    const order = { order_id: randomUUID(), state: 'activated', ordered_at: at, changed_at: at, sequence: 5 } as const;
    await institution
      .insertInto('card_orders')
      .values({ ...whose, ...order, ...(personId === iwo ? suspended : {}), delayed: false, replaces_earlier: false })
      .execute();
  }
  const mother = await world.signIn(MOTHER);
  const sent = await sendPhoto(world, mother, jagna, await plainPhoto());
  const { submission } = (await sent.json()) as { submission: { submissionId: string } };
  const applied = await mother.call<{ applicationId: string }>('POST', `/pupils/${kuba}/applications`, {
    kind: 'issue',
  });
  const head = await world.signIn(HEAD);
  const form = await head.call<{ version: string }>('GET', `/office/people/${kuba}/fields`);
  versions.kuba = form.body.version;
  const { staff } = (await head.call<{ staff: StaffMember[] }>('GET', '/staff')).body;
  versions.teacher = staff.find(({ displayName }) => displayName === TEACHER)?.version ?? '';
  const files = rosterFiles(world, head);
  const { importId, version } = await files.read(
    csvOf([
      ['Nr albumu', 'Nazwisko', 'Imię'],
      ['9100', 'Zmyślona', 'Nowa'],
      ['1003', 'Inna', 'Iwo'],
    ]),
    'only-listed',
  );
  versions.file = version;
  const accounts = await institution.selectFrom('accounts').select(['account_id', 'subject']).execute();
  // The first card of a day never waits: one was changed today already.
  const deed = { kind: 'suspend-card', amount: 1, state: 'alone', rules: '[]' } as const;
  const ledger = { institution_id: 'sp2', deed_id: randomUUID(), about: randomUUID(), asked_at: at, brought_by: [] };
  const idOf = (login: string) => accounts.find(({ subject }) => subject === login)?.account_id ?? '';
  await institution
    .insertInto('deeds')
    .values({ ...ledger, ...deed, asked_by: idOf(HEAD) })
    .execute();
  const { institution_id, deed_id } = ledger;
  await institution
    .insertInto('deed_counts')
    .values({ institution_id, deed_id, counted: 'cards', amount: 1 })
    .execute();
  return {
    jagna,
    kuba,
    iwo,
    secretary: idOf(SECRETARY),
    teacher: idOf(TEACHER),
    guardian: idOf(MOTHER),
    photo: submission.submissionId,
    application: applied.body.applicationId,
    file: importId,
  };
}
