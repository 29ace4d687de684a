import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { readJournal, tombstoneOf } from '@mleg/institution/erasures/erasure-journal';
import { removePasskey } from '@mleg/institution/passkeys/own-passkeys';
import { previewRestore } from '@mleg/institution/restore/preview-restore';
import type { Session } from '@mleg/institution/sign-in/session';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { createPhone } from '@mleg/testing/clients/phone';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { type HttpIssuer, openHttpIssuer } from '@mleg/testing/parties/http-issuer';
import { type InstitutionHouse, type OpenInstitution, openInstitution } from '@mleg/testing/parties/open-institution';
import { copyOfDatabase, emptyPlace, restoreDatabase } from '@mleg/testing/parties/template';
import { OTHER_STUDENT, PASSWORD, people, STUDENT } from '@mleg/testing/people/people';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { afterEach, beforeEach, expect, test } from 'vitest';

let cleanup: AsyncDisposableStack;
let directory: string;
let ministry: HttpIssuer;
let place: Awaited<ReturnType<typeof emptyPlace>>;
let university: OpenInstitution;

beforeEach(async () => {
  cleanup = new AsyncDisposableStack();
  directory = await mkdtemp(join(tmpdir(), 'mleg-restored-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  ministry = cleanup.use(await openHttpIssuer());
  place = await emptyPlace('institution', directory);
  cleanup.defer(() => place.drop());
  university = await openAt(place.url);
  cleanup.defer(() => university.close());
  const registered = await ministry.issuer.registerInstitution(await university.institution.registration());
  if ('refused' in registered) throw new Error(registered.refused);
  await university.institution.loadPeople(await people(systemClock.now()));
});
afterEach(() => cleanup.disposeAsync());

const openAt = (url: string, settings = {}, more: Partial<InstitutionHouse> = {}) =>
  openInstitution({
    ...more,
    url,
    origins: { ...ORIGINS, issuer: ministry.origin },
    keyFile: place.keyFile,
    clock: systemClock,
    fetch,
    log: openLogBook().log,
    settings,
  });

async function takeBackup(): Promise<string> {
  await university.close();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());
  university = await openAt(place.url);
  return backup.url;
}

const NEW_PASSWORD = 'zupelnie-inne-slowa-dwa';
/** Of whichever institution is open. */
const portalFetch = async (request: Request) => university.institution.fetch(request);
const signIn = () => openPortal(portalFetch, ORIGINS.institution, STUDENT, PASSWORD);

function databaseAt(url: string) {
  const database = openDatabase<InstitutionDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
  return database;
}
const stateOf = async (portal: Portal) => (await portal.myCard()).order?.state;

test('R15: an institution restored by itself asks the issuer what became of its orders meanwhile', async () => {
  const portal = await signIn();
  await portal.order();
  await until('the codes were not ready', async () => {
    await university.institution.sweep();
    return when((await stateOf(portal)) === 'ready');
  });
  const codes = await portal.codes();
  const backup = await takeBackup();
  const phone = createPhone({
    fetch,
    clock: createManualClock(systemClock.now()),
    issuer: ministry.origin,
    kind: 'android',
    registrars: [],
  });
  await phone.activate(codes.offerUri, codes.activationCode);
  await until('the card was not activated', async () => {
    await university.institution.sweep();
    return when((await stateOf(await signIn())) === 'activated');
  });

  await university.close();
  university = await openAt(backup);
  expect(await stateOf(await signIn())).toBe('ready');
  await university.institution.sweep();
  expect(await stateOf(await signIn())).toBe('activated');
});

test('R23: a password that was changed after the backup opens nothing, a passkey that was removed neither, and no session goes on', async () => {
  const before = await signIn();
  const other = await openPortal(portalFetch, ORIGINS.institution, OTHER_STUDENT, PASSWORD);
  const { account_id: accountId } = await university.database
    .selectFrom('accounts')
    .select('account_id')
    .where('subject', '=', STUDENT)
    .executeTakeFirstOrThrow();
  const passkeyId = randomUUID();
  const columns = { credential_id: 'a-stolen-one', public_key: Buffer.alloc(8), counter: 0, transports: '' };
  await university.database
    .insertInto('passkeys')
    .values({
      institution_id: 'pwsm',
      passkey_id: passkeyId,
      account_id: accountId,
      ...columns,
      name: 'Telefon',
      created_at: new Date(),
      used_at: null,
    })
    .execute();
  const backup = await takeBackup();
  const changed = await openPortal(portalFetch, ORIGINS.institution, STUDENT, PASSWORD);
  const account = { accountId, office: false, head: false, teaches: [] } as unknown as Session['account'];
  const removed = await removePasskey(university.institution.deps, { account } as Session, passkeyId);
  expect(removed).toEqual({ removed: true });
  await changed.call('PUT', '/account/password', { current: PASSWORD, password: NEW_PASSWORD });

  // An ordinary start takes nothing back.
  await university.close();
  university = await openAt(place.url);
  await openPortal(portalFetch, ORIGINS.institution, STUDENT, NEW_PASSWORD);
  expect((await other.call('GET', '/my-card')).status).toBe(200);

  expect(await previewRestore(databaseAt(backup), university.institution.deps.journal)).toMatchObject({
    passwords: 1,
    passkeys: 1,
  });
  await university.close();
  university = await openAt(backup);
  for (const portal of [before, other, changed]) expect((await portal.call('GET', '/my-card')).status).toBe(401);
  await expect(openPortal(portalFetch, ORIGINS.institution, STUDENT, PASSWORD)).rejects.toThrow('401');
  await expect(openPortal(portalFetch, ORIGINS.institution, STUDENT, NEW_PASSWORD)).rejects.toThrow('401');
  await openPortal(portalFetch, ORIGINS.institution, OTHER_STUDENT, PASSWORD);
  expect(await university.database.selectFrom('passkeys').selectAll().execute()).toEqual([]);
});

/** A password is changed, and then the database goes back to before that while the institution runs. */
async function setBackUnderIt(more: Partial<InstitutionHouse>): Promise<void> {
  await university.close();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());
  university = await openAt(place.url, {}, more);
  await university.institution.sweep();
  const changing = await signIn();
  await changing.call('PUT', '/account/password', { current: PASSWORD, password: NEW_PASSWORD });
  await university.institution.sweep();
  await restoreDatabase(place.url, backup.url);
}
const appliedRestores = async () =>
  (
    await university.database
      .selectFrom('audit_events')
      .select('event')
      .where('event', '=', 'restore.applied')
      .execute()
  ).length;
const answersOf = (path: string, body: object) =>
  portalFetch(
    new Request(`${ORIGINS.institution}/api${path}`, {
      method: 'POST',
      headers: { Origin: ORIGINS.institution, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

test('R41: an institution whose connections broke answers nobody before it has looked whether its database went back', async () => {
  await setBackUnderIt({});
  const answered = await until('the database was not back', async () => {
    const { status } = await answersOf('/session', { login: STUDENT, password: PASSWORD });
    return when(status !== 500 && status !== 503) && status;
  });
  expect(answered).toBe(401);
  expect(await appliedRestores()).toBe(1);
});

test('R41: what is written quickly after the database went back hides nothing that is lost, here and at the next start', async () => {
  await setBackUnderIt({ lostConnections: () => 0 });
  const portals = await until('the database was not back', async () => {
    const signedIn = Array.from({ length: 6 }, () =>
      openPortal(portalFetch, ORIGINS.institution, OTHER_STUDENT, PASSWORD),
    );
    return Promise.all(signedIn).catch(() => undefined);
  });
  // The first that ends something learns that it is not known, and from then on nobody is answered before all is.
  const ended: number[] = [];
  for (const portal of portals) ended.push((await portal.call('DELETE', '/account/sessions')).status);
  expect(ended).toEqual([500, 401, 401, 401, 401, 401]);
  await expect(openPortal(portalFetch, ORIGINS.institution, STUDENT, PASSWORD)).rejects.toThrow('401');
  expect(await appliedRestores()).toBe(1);
  await university.close();
  university = await openAt(place.url);
  await expect(openPortal(portalFetch, ORIGINS.institution, STUDENT, PASSWORD)).rejects.toThrow('401');
  expect(await appliedRestores()).toBe(1);
});

test('R16: erasures from before there was a journal are taken over into it, once', async () => {
  const { personId = '' } = (await signIn()).session;
  const tombstone = tombstoneOf(university.institution.deps, personId);
  const earlierErasures = join(directory, 'erasures.jsonl');
  const line = { institutionId: 'pwsm', tombstone, extent: 'person', at: '2026-10-01T10:00:00.000Z' };
  await writeFile(earlierErasures, `${JSON.stringify(line)}\n{"institutionId":"pw`);
  await university.close();
  university = await openAt(place.url, { earlierErasures });
  const left = university.database.selectFrom('people').select('person_id').where('person_id', '=', personId);
  expect(await left.execute()).toEqual([]);
  expect(await readFile(`${earlierErasures}.taken-over`, 'utf8')).toContain(tombstone);

  await university.close();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());
  university = await openAt(backup.url, { earlierErasures });
  expect(await readJournal(university.institution.deps)).toMatchObject([{ tombstone, extent: 'person' }]);
});
