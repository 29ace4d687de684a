import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { END_KINDS, type EndKind } from '@mleg/institution/account-ends/account-end';
import { makeLinkSecret } from '@mleg/institution/passwords/reset-password';
import { type EndName, NAMES_OF_ENDS } from '@mleg/institution/restore/lost-counts';
import { previewRestore } from '@mleg/institution/restore/preview-restore';
import type { Held } from '@mleg/institution-contract/held';
import type { Invitation } from '@mleg/institution-contract/staff';
import { runMleg } from '@mleg/main/mleg/run-mleg';
import { systemClock } from '@mleg/platform/clock/clock';
import { changeRoles } from '@mleg/testing/clients/change-roles';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { type OpenInstitution, openInstitution } from '@mleg/testing/parties/open-institution';
import { journalBeside } from '@mleg/testing/parties/open-issuer';
import { copyOfDatabase, emptyPlace } from '@mleg/testing/parties/template';
import { PASSWORD } from '@mleg/testing/people/people';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { FATHER, family, HEAD, MOTHER, PUPIL, SECRETARY, STRANGER, TEACHER } from '@mleg/testing/world/school';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const DEPUTY = 'wicedyrektor';
const NEW_PASSWORD = 'siedem zielonych parasoli';
/** By which the line of each is known. */
const WORDS: Record<EndKind, string> = {
  password: 'passwords that were changed',
  passkey: 'passkeys that were removed',
  session: 'sessions that were ended',
  guardian: "guardians' rights",
  office: 'of the office no more',
  head: 'lead the institution no more',
  class: 'classes',
  address: 'e-mail addresses',
  invitation: 'invitations that were used',
  reset: 'links and codes',
  request: 'requests that a second person refused',
};
const NO_ROLES = { office: false, head: false, teaches: [] };

let cleanup: AsyncDisposableStack;
let directory: string;
let place: Awaited<ReturnType<typeof emptyPlace>>;
let school: OpenInstitution;
let jagna: string;
let backup: string;
/** What was handed out before the backup. */
const handed = { staff: '', guardian: '', unused: '', link: '', paper: '' };
/** What `mleg restore --check` says of the backup, and how often an ordinary start has found something lost. */
let check: { exitCode: number; out: string; counts: Record<EndName, number> };
let setBackBefore: number;

const openAt = (url: string) =>
  openInstitution({
    url,
    origins: ORIGINS,
    keyFile: place.keyFile,
    clock: systemClock,
    // Nothing that is tried here asks the Ministry.
    fetch: async () => new Response(undefined, { status: 503 }),
    log: openLogBook().log,
    settings: {
      institutionId: 'sp2',
      name: 'Szkoła Podstawowa nr 2',
      kind: 'school',
      address: 'ul. Zmyślona 2, 99-998 Zmyślin',
      policies: { issue: 'application', peselRequired: false },
      mail: { url: 'smtp://127.0.0.1:1', from: 'szkola@example.org' },
    },
  });

const portalFetch = async (request: Request) => school.institution.fetch(request);
const signIn = (login: string, password = PASSWORD) => openPortal(portalFetch, ORIGINS.institution, login, password);
async function signInSure(login: string): Promise<Portal> {
  const portal = await signIn(login);
  await portal.confirm();
  return portal;
}
const post = (path: string, body: object) =>
  portalFetch(
    new Request(`${ORIGINS.institution}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution },
      body: JSON.stringify(body),
    }),
  );
const openAccount = async (code: string) =>
  (await post('/invitations/account', { code, login: `nowe-${randomUUID()}`, password: NEW_PASSWORD })).status;
const reset = async (secret: string) =>
  (await post('/password-resets/password', { secret, password: NEW_PASSWORD })).status;

async function accountOf(login: string) {
  const found = school.database.selectFrom('accounts').selectAll().where('subject', '=', login);
  return found.executeTakeFirstOrThrow();
}
const idOf = async (login: string) => (await accountOf(login)).account_id;
const setRoles = async (by: Portal, login: string, roles: object) =>
  changeRoles<{ code: string; data: Held }>(by, await idOf(login), roles);
const approve = (by: Portal, held: Pick<Held, 'deedId'>) => approveHeld(by, held);

beforeAll(async () => {
  cleanup = new AsyncDisposableStack();
  directory = await mkdtemp(join(tmpdir(), 'mleg-restored-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  place = await emptyPlace('institution', directory);
  cleanup.defer(() => place.drop());
  school = await openAt(place.url);
  cleanup.defer(() => school.close());
  const deputy = { login: DEPUTY, password: PASSWORD, displayName: DEPUTY, office: false, head: true };
  const cashier = { login: 'kasa', password: PASSWORD, displayName: 'kasa', office: true };
  const people = [...(await family(systemClock.now(), {})), { account: deputy }, { account: cashier }];
  await school.institution.loadPeople(people);
  const found = school.database.selectFrom('people').select('person_id').where('given_name', '=', 'Jagna');
  jagna = (await found.executeTakeFirstOrThrow()).person_id;
  await handOut();
  await school.close();
  const copy = await copyOfDatabase(place.url);
  cleanup.defer(() => copy.drop());
  backup = copy.url;
  school = await openAt(place.url);
  await takeAway();
  // An ordinary start takes nothing back.
  await school.close();
  school = await openAt(place.url);
  setBackBefore = (await school.database.selectFrom('journal_owner').select('times_set_back').executeTakeFirstOrThrow())
    .times_set_back;
  expect((await (await signIn(TEACHER)).call('GET', '/office/group-members?group=6b')).status).toBe(200);
  await school.close();
  check = await checkBackup();
  school = await openAt(backup);
});
afterAll(() => cleanup.disposeAsync());

async function handOut(): Promise<void> {
  const head = await signInSure(HEAD);
  const invite = async (path: string, body: object) => {
    const answer = await head.call<Invitation>('POST', path, { displayName: 'Ktoś Nowy', ...body });
    expect(answer.status).toBe(201);
    return answer.body.code;
  };
  handed.staff = await invite('/staff/invitations', { ...NO_ROLES, teaches: ['6b'] });
  handed.guardian = await invite(`/office/people/${jagna}/guardian-invitations`, {});
  handed.unused = await invite(`/office/people/${jagna}/guardian-invitations`, {});
  handed.link = await makeLinkSecret(school.institution.deps, await idOf(STRANGER));
  handed.paper = await paperCode(head);
  const columns = { credential_id: 'a-stolen-one', public_key: Buffer.alloc(8), counter: 0, transports: '' };
  await school.database
    .insertInto('passkeys')
    .values({
      institution_id: 'sp2',
      passkey_id: randomUUID(),
      account_id: await idOf(MOTHER),
      ...columns,
      name: 'Telefon',
      created_at: new Date(),
      used_at: null,
    })
    .execute();
  const clerk = await signInSure(SECRETARY);
  const address = { email: 'obcy@example.org' };
  const asked = await clerk.call<{ data: Held }>('PUT', `/office/accounts/${await idOf(MOTHER)}/address`, address);
  waiting = asked.body.data.deedId;
  const wish = await (await signIn(FATHER)).call('POST', `/pupils/${jagna}/erasure-request`, {});
  expect(wish.status).toBe(204);
  // A session that somebody signs out of afterwards.
  mother = await signIn(MOTHER);
}
let mother: Portal;
/** Another address for the mother's account, for a second person to decide about. */
let waiting: string;

async function paperCode(by: Portal): Promise<string> {
  const answer = await by.call<{ code: string }>('POST', `/office/accounts/${await idOf(PUPIL)}/password-reset`, {});
  expect(answer.status).toBe(201);
  return answer.body.code;
}

/** Everything that can be taken from somebody, each by the way on which it is taken. */
async function takeAway(): Promise<void> {
  const [head, deputy, clerk] = [await signInSure(HEAD), await signInSure(DEPUTY), await signInSure(SECRETARY)];
  const father = await idOf(FATHER);
  const moved = await clerk.call<{ data: Held }>('PUT', `/office/accounts/${father}/address`, {
    email: 'n@example.org',
  });
  expect((await approve(head, moved.body.data)).status).toBe(204);
  expect((await head.call('POST', `/office/people/${jagna}/guardians/${father}/end`, {})).status).toBe(204);
  const refused = { decision: 'refuse', note: 'Nikt o to nie prosił.' };
  expect((await head.call('POST', `/office/held/${waiting}/decision`, refused)).status).toBe(204);
  expect(await openAccount(handed.staff)).toBe(201);
  expect(await openAccount(handed.guardian)).toBe(201);
  expect(await reset(handed.link)).toBe(204);
  await paperCode(head);
  const passkeys = await mother.call<{ passkeys: { passkeyId: string }[] }>('GET', '/account');
  await mother.confirm();
  const { passkeyId } = passkeys.body.passkeys[0] ?? {};
  expect((await mother.call('DELETE', `/account/passkeys/${passkeyId}`)).status).toBe(204);
  expect((await mother.call('DELETE', '/account/sessions')).status).toBe(204);
  // One class is taken, another is given, taken and given again.
  for (let times = 0; times < 2; times += 1) {
    expect((await setRoles(head, TEACHER, NO_ROLES)).status).toBe(204);
    const given = await setRoles(head, TEACHER, { ...NO_ROLES, teaches: ['6b'] });
    expect((await approve(deputy, given.body.data)).status).toBe(204);
  }
  expect((await setRoles(head, SECRETARY, NO_ROLES)).status).toBe(204);
  expect((await setRoles(head, DEPUTY, NO_ROLES)).status).toBe(204);
}

async function checkBackup() {
  const journals = join(directory, 'journals');
  await mkdir(journals);
  await symlink(journalBeside(place.keyFile), join(journals, 'institution'));
  const settings = { DATA_DIRECTORY: directory, JOURNAL_DIRECTORY: journals };
  const said = (...more: string[]) =>
    runMleg(['restore', '--check', backup, '--role', 'institution', ...more], settings);
  const { exitCode, out, complaint } = await said();
  expect(complaint).toBe('');
  const { backups } = JSON.parse((await said('--json')).out) as { backups: [Record<EndName, number>] };
  return { exitCode, out, counts: backups[0] };
}

test('R25: a role that somebody of the staff has lost after the backup is not theirs again', async () => {
  expect(setBackBefore).toBe(0);
  const [teacher, clerk, head] = [await signIn(TEACHER), await signIn(SECRETARY), await signIn(HEAD)];
  expect((await teacher.call('GET', '/office/groups')).status).toBe(403);
  expect((await clerk.call('GET', '/office/alerts')).status).toBe(403);
  expect((await head.call('GET', '/staff')).status).toBe(200);
});

test('R26 Q90: a guardian whose right was ended after the backup sees nothing of the child, and has nothing left waiting', async () => {
  const [father, stays] = [await signIn(FATHER), await signIn(MOTHER)];
  expect((await father.call<{ children: unknown[] }>('GET', '/children')).body.children).toEqual([]);
  expect((await father.call('GET', `/pupils/${jagna}/card`)).status).toBe(404);
  expect((await stays.call('GET', `/pupils/${jagna}/card`)).status).toBe(200);
  const views = await stays.call('GET', `/pupils/${jagna}/views`);
  expect(views.body).toMatchObject({ erasureRequested: false });
  const head = await signIn(HEAD);
  const { history } = (await head.call<{ history: { event: string }[] }>('GET', `/office/people/${jagna}`)).body;
  expect(history.filter(({ event }) => event === 'guardian.ended')).toHaveLength(1);
});

test('R27: no invitation, link or code for a new password of the backup works, used or not, and what was refused is gone', async () => {
  for (const code of [handed.staff, handed.guardian, handed.unused]) expect(await openAccount(code)).toBe(404);
  for (const secret of [handed.link, handed.paper]) expect(await reset(secret)).toBe(404);
  const head = await signInSure(HEAD);
  expect((await approve(head, { deedId: waiting })).status).toBe(404);
});

test('R28: no link for a new password goes to an address that was replaced after the backup', async () => {
  expect((await accountOf(FATHER)).email).toBeNull();
  expect((await post('/password-resets', { login: FATHER })).status).toBe(204);
  expect((await post('/password-resets', { login: `${FATHER}@example.org` })).status).toBe(204);
  expect(await school.database.selectFrom('account_mails').selectAll().execute()).toEqual([]);
  await post('/password-resets', { login: MOTHER });
  expect(await school.database.selectFrom('account_mails').selectAll().execute()).toHaveLength(1);
});

test('R29: whatever kind of end the journal of an institution has is told beforehand and made good at the start', async () => {
  expect(check.exitCode).toBe(1);
  for (const kind of END_KINDS) {
    const count = check.counts[NAMES_OF_ENDS[kind]];
    expect(count, kind).toBeGreaterThan(0);
    expect(check.out).toMatch(new RegExp(`^ {2}${count} .*${WORDS[kind]}`, 'm'));
  }
  const { detail } = await school.database
    .selectFrom('audit_events')
    .select('detail')
    .where('event', '=', 'restore.applied')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(detail ?? '')).toMatchObject(
    Object.fromEntries(END_KINDS.map((kind) => [NAMES_OF_ENDS[kind], check.counts[NAMES_OF_ENDS[kind]]])),
  );
  // Of all that the journal has ever said this database has nothing any more.
  await sql`delete from journal_files`.execute(school.database);
  const left = await previewRestore(school.database, school.institution.deps.journal);
  for (const kind of END_KINDS) expect(left[NAMES_OF_ENDS[kind]], kind).toBe(0);
});
