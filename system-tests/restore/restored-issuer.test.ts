import { copyFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haltSigning, resumeSigning } from '@mleg/issuer/halts/change-halt';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { listKeys } from '@mleg/issuer/key-turns/list-keys';
import { rotateKey } from '@mleg/issuer/key-turns/rotate-key';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { openDesk } from '@mleg/testing/lone-issuer/desk-client';
import { callApi, getReport, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { holdTestCeremony } from '@mleg/testing/lone-issuer/test-ceremony';
import {
  fetchCards,
  fetchOffer,
  grantIn,
  makeKey,
  mintCode,
  notify,
  redeemWith,
  refreshWith,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { copyOfDatabase, restoreDatabase } from '@mleg/testing/parties/template';
import { until, when } from '@mleg/testing/until';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';

let cleanup: AsyncDisposableStack;
let place: IssuerPlace;
let world: LoneIssuer;

beforeEach(async () => {
  cleanup = new AsyncDisposableStack();
  place = await makeIssuerPlace();
  cleanup.defer(() => place.drop());
  cleanup.defer(() => rm(place.directory, { recursive: true, force: true }));
  world = await openLoneIssuerAt(place);
  cleanup.defer(() => world.end());
});
afterEach(() => cleanup.disposeAsync());

/** A backup as `pg_dump` takes it: the database as it is now, somewhere else. The issuer goes on afterwards. */
async function takeBackup(): Promise<string> {
  await world.end();
  const backup = await copyOfDatabase(place.url);
  cleanup.defer(() => backup.drop());
  world = await openLoneIssuerAt(place);
  return backup.url;
}

/** The backup takes the database's place; keys and journal stay what they are. */
async function restoreTo(url: string): Promise<void> {
  await world.end();
  world = await openLoneIssuerAt({ ...place, url });
  await world.issuer.sweep();
}

interface Place {
  uri: string;
  idx: number;
}
const placesOf = (cards: readonly string[]) =>
  cards.map((card) => {
    const { status } = decodeJwt(card.split('~')[0] ?? '') as { status: { status_list: Place } };
    return `${status.status_list.uri} ${status.status_list.idx}`;
  });

const isSound = async () => expect(await checkInvariants(world.issuer.deps)).toEqual([]);

test('R3: a code that was used after the backup gives no second card, and the first one can be told from a good one', async () => {
  const codes = await orderCodes(world);
  const backup = await takeBackup();
  const minted = await mintCode(world, codes);
  const key = makeKey();
  const grant = grantIn(await redeemWith(world, key, minted, codes.activationCode), key);
  const { body } = await fetchCards(world, grant, [makeKey()]);
  const cards = body.credentials.map(({ credential }: { credential: string }) => credential) as string[];
  expect(await publishedStatuses(world, cards)).toEqual([0]);

  await restoreTo(backup);
  expect((await redeemWith(world, makeKey(), minted, codes.activationCode)).body).toMatchObject({
    error: 'invalid_grant',
  });
  expect((await fetchOffer(world, codes.manualCode)).status).toBe(404);
  expect(await publishedStatuses(world, cards)).toEqual([1]);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated', cardStatus: 'revoked' });
  await isSound();
});

test('R4: a card that was revoked after the backup stays revoked in the published list', async () => {
  const { codes, cards } = await activateCard(world);
  const backup = await takeBackup();
  const revoked = await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, {
    reason: 'phone-lost',
  });
  expect(revoked.status).toBe(200);
  await world.issuer.sweep();
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);

  await restoreTo(backup);
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated', cardStatus: 'revoked' });
  await isSound();
});

test('R4: also where the process was killed between the answer and the publication', async () => {
  const { codes, cards } = await activateCard(world);
  const backup = await takeBackup();
  await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'phone-lost' });
  await restoreTo(backup);
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);
});

test('R19: a card that was suspended after the backup stays suspended, one whose suspension was lifted valid', async () => {
  const [missing, found] = [await activateCard(world), await activateCard(world)];
  const backup = await takeBackup();
  const move = async (cardId: string, to: string, body: object) => {
    const answer = await callApi(world, world.university, 'POST', `/cards/${cardId}/${to}`, body);
    expect(answer.status).toBe(200);
    await world.issuer.sweep();
  };
  await move(missing.codes.cardId, 'suspension', { reason: 'phone-missing' });
  await move(found.codes.cardId, 'suspension', { reason: 'phone-missing' });
  await move(found.codes.cardId, 'resumption', {});

  await restoreTo(backup);
  expect(await publishedStatuses(world, missing.cards)).toEqual([2, 2, 2]);
  expect(await getReport(world, missing.codes.requestId)).toMatchObject({ cardStatus: 'suspended' });
  expect(await publishedStatuses(world, found.cards)).toEqual([0, 0, 0]);
  await isSound();

  // The office lifts it as any other, and an ordinary start afterwards takes nothing back.
  await move(missing.codes.cardId, 'resumption', {});
  await restoreTo(backup);
  expect(await publishedStatuses(world, missing.cards)).toEqual([0, 0, 0]);
});

test('R5 R31: new cards take no place that was given after the backup, and what nobody can revoke any more is revoked', async () => {
  await activateCard(world);
  const backup = await takeBackup();
  const lost = [];
  const orders: string[] = [];
  for (let at = 0; at < 8; at += 1) {
    const { cards, codes } = await activateCard(world);
    lost.push(...cards);
    orders.push(codes.requestId);
  }

  await restoreTo(backup);
  await showsLost(backup, orders);
  expect(new Set(await publishedStatuses(world, lost))).toEqual(new Set([1]));
  const given = [];
  for (let at = 0; at < 8; at += 1) given.push(...(await activateCard(world)).cards);
  expect(new Set([...placesOf(lost), ...placesOf(given)]).size).toBe(lost.length + given.length);
  expect(new Set(await publishedStatuses(world, given))).toEqual(new Set([0]));
  await isSound();
});

/** Cards that only the journal knows are listed by their orders, whatever key is asked for, and counted beforehand. */
async function showsLost(backup: string, orders: readonly string[]): Promise<void> {
  const mleg = await openOperator({ ...place, url: backup });
  const affected = async (...which: string[]) =>
    JSON.parse((await mleg('affected', ...which, '--json')).out) as { signed: number; lost: { requestId: string }[] };
  const { institutionId } = world.university.registration;
  const all = await affected('--institution', institutionId);
  expect(all.signed).toBe(1);
  expect(all.lost.map(({ requestId }) => requestId).toSorted()).toEqual(orders.toSorted());
  expect((await affected('--from', '2090-01-01')).lost).toEqual([]);
  const { out } = await mleg('affected', '--institution', institutionId);
  expect(out).toContain(`${institutionId}  order ${orders[0]}  key unknown`);
  expect(out).toContain('8 more were given after a backup that was restored');
}

test('R40: a card that was renewed after the backup is lost, as after a re-issue all are, and is listed so; one that was not lives', async () => {
  const [kept, renewed, gone] = [await activateCard(world), await activateCard(world), await activateCard(world)];
  const backup = await takeBackup();
  const { subject } = studentRequest({ holder: { family_name: 'Odnowiona' } });
  const stated = await callApi(world, world.university, 'PUT', `/cards/${renewed.codes.cardId}/update`, { subject });
  expect(await stated.json()).toMatchObject({ state: 'waiting' });
  await callApi(world, world.university, 'POST', `/cards/${gone.codes.cardId}/revocation`, { reason: 'resignation' });
  world.clock.advance({ days: 1 });
  const grant = grantIn(await refreshWith(world, renewed.grant.key, renewed.grant.refresh), renewed.grant.key);
  const { body } = await fetchCards(world, grant, [makeKey()]);
  await notify(world, grant, body.notification_id, 'credential_accepted');
  await world.issuer.sweep();
  const copies = body.credentials.map(({ credential }: { credential: string }) => credential) as string[];
  expect(await publishedStatuses(world, [...kept.cards, ...copies, ...renewed.cards])).toEqual([0, 0, 0, 0, 1, 1, 1]);

  await restoreTo(backup);
  expect(await publishedStatuses(world, [...kept.cards, ...copies])).toEqual([0, 0, 0, 1]);
  expect(await getReport(world, renewed.codes.requestId)).toMatchObject({ cardStatus: 'revoked' });
  // What is revoked from now on is no loss of the restore.
  await callApi(world, world.university, 'POST', `/cards/${kept.codes.cardId}/revocation`, { reason: 'resignation' });
  const mleg = await openOperator({ ...place, url: backup });
  const ours = ['affected', '--institution', world.university.registration.institutionId];
  const { out } = await mleg(...ours);
  const stateOf = ({ codes }: typeof kept) => out.split('\n').find((line) => line.includes(codes.cardId));
  expect(stateOf(kept)).toMatch(/ {2}revoked$/);
  for (const one of [renewed, gone]) expect(stateOf(one)).toMatch(/ {2}lost, revoked$/);
  expect(out).toContain('2 that a restored backup knew (lost, revoked)');
  expect(JSON.parse((await mleg(...ours, '--json')).out)).toMatchObject({ endedByRestore: 2, live: 0 });
  await isSound();
});

test('R6: open codes are void after a restore, and the institution hears of it though it has heard more before', async () => {
  const codes = await orderCodes(world);
  const untouched = await activateCard(world);
  const backup = await takeBackup();
  const before = (await getReport(world, codes.requestId)).sequence;
  // Nothing but time has passed for the code; something else shows that the database has gone back.
  await orderCodes(world);
  await world.issuer.sweep();

  await restoreTo(backup);
  expect((await fetchOffer(world, codes.manualCode)).status).toBe(404);
  const report = await getReport(world, codes.requestId);
  expect(report).toMatchObject({ state: 'cancelled' });
  expect(report.sequence).toBeGreaterThan(before + 100);
  expect(await publishedStatuses(world, untouched.cards)).toEqual([0, 0, 0]);
  expect(world.logged()).toContain('restore.applied');
  const restored = await world.database
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'restore.applied')
    .execute();
  expect(restored).toHaveLength(1);
  await isSound();
});

test('R7: a list is never published under a number that another content had', async () => {
  const first = await activateCard(world);
  const { status } = decodeJwt(first.cards[0]?.split('~')[0] ?? '') as { status: { status_list: Place } };
  const tagOf = async () => (await world.issuer.fetch(new Request(status.status_list.uri))).headers.get('etag');
  const backup = await takeBackup();
  const seen = new Set([await tagOf()]);
  for (let at = 0; at < 3; at += 1) {
    const { codes } = await activateCard(world);
    await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'phone-lost' });
    await world.issuer.sweep();
    seen.add(await tagOf());
  }
  expect(seen.size).toBe(4);
  await restoreTo(backup);
  expect(seen).not.toContain(await tagOf());
});

test('R8: a phone that has asked since the backup is not taken for a copy', async () => {
  const { codes, grant, cards } = await activateCard(world);
  const backup = await takeBackup();
  world.clock.advance({ days: 1 });
  const renewed = grantIn(await refreshWith(world, grant.key, grant.refresh), grant.key);
  await orderCodes(world);
  await world.issuer.sweep();

  await restoreTo(backup);
  world.clock.advance({ days: 1 });
  const again = await refreshWith(world, renewed.key, renewed.refresh);
  expect(again.status).toBe(200);
  expect(await getReport(world, codes.requestId)).toMatchObject({ cardStatus: 'valid' });
  expect(await publishedStatuses(world, cards)).toEqual([0, 0, 0]);
  // From here on it is as strict as ever: the token before is a copy's.
  world.clock.advance({ days: 1 });
  await refreshWith(world, renewed.key, again.body.refresh_token);
  world.clock.advance({ days: 1 });
  expect((await refreshWith(world, renewed.key, renewed.refresh)).status).toBe(400);
  expect(await getReport(world, codes.requestId)).toMatchObject({ cardStatus: 'suspended' });
});

test('R9: a process finds without a restart that its database has gone back', async () => {
  const { codes, cards } = await activateCard(world);
  const open = await orderCodes(world);
  const backup = await takeBackup();
  await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'phone-lost' });
  await world.issuer.sweep();
  await restoreDatabase(place.url, backup);
  await world.issuer.sweep();
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);
  expect((await fetchOffer(world, open.manualCode)).status).toBe(404);
});

test('R9: a process whose connections broke answers nobody before it has looked', async () => {
  const codes = await orderCodes(world);
  const backup = await takeBackup();
  const minted = await mintCode(world, codes);
  expect((await redeemWith(world, makeKey(), minted, codes.activationCode)).status).toBe(200);
  await restoreDatabase(place.url, backup);
  const again = await until('the database was not back', async () => {
    const answer = await redeemWith(world, makeKey(), minted, codes.activationCode);
    return when(answer.status !== 503 && answer.status !== 500) && answer;
  });
  expect(again.body).toMatchObject({ error: 'invalid_grant' });
});

test('R10: an ordinary start, and one after kill -9, take nothing back', async () => {
  const codes = await orderCodes(world);
  const { cards } = await activateCard(world);
  for (let times = 0; times < 2; times += 1) {
    const again = await openLoneIssuerAt(place);
    cleanup.defer(() => again.end());
    world = again;
    await world.issuer.sweep();
    expect(world.logged()).not.toContain('restore.applied');
  }
  expect((await fetchOffer(world, codes.manualCode)).status).toBe(200);
  expect(await publishedStatuses(world, cards)).toEqual([0, 0, 0]);
});

const refusal = async (change: Partial<IssuerPlace> = {}) => {
  const opened = openLoneIssuerAt({ ...place, ...change });
  const error = await opened.then(
    async (wrongly) => {
      await wrongly.end();
      return undefined;
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartRefused);
  return (error as StartRefused).message;
};

test('R11: keys that do not belong to the database are refused, with the file that was expected, and none is made', async () => {
  await activateCard(world);
  await world.end();
  const empty = await mkdtemp(join(tmpdir(), 'mleg-empty-'));
  cleanup.defer(() => rm(empty, { recursive: true, force: true }));
  expect(await refusal({ directory: empty })).toMatch(/no keys in .*keys\.json[^]*Missing: .*credential/);
  expect(await readdir(empty)).toEqual([]);

  const other = await makeIssuerPlace();
  cleanup.defer(() => other.drop());
  await (await openLoneIssuerAt(other)).end();
  expect(await refusal({ directory: other.directory })).toMatch(/do not belong to this database[^]*Other ones.*root/);
  world = await openLoneIssuerAt(place);
});

test('R12: a journal of another database, and one of which files are missing, are refused', async () => {
  await activateCard(world);
  await world.issuer.sweep();
  await world.end();
  const journal = join(place.directory, 'journal');
  const other = await makeIssuerPlace();
  cleanup.defer(() => other.drop());
  const stranger = await openLoneIssuerAt(other);
  await activateCard(stranger);
  await stranger.end();

  await rename(journal, `${journal}.aside`);
  expect(await refusal()).toMatch(/lacks 1 of 1 files[^]*mleg journal lost/);
  await rename(join(other.directory, 'journal'), journal);
  expect(await refusal()).toMatch(/belongs to another database[^]*mleg journal adopt/);
  await rm(journal, { recursive: true });
  await rename(`${journal}.aside`, journal);
  world = await openLoneIssuerAt(place);
});

const OPERATOR = { by: 'operator' };
const resumed = () => resumeSigning(world.issuer.deps, OPERATOR);
const inUse = async () => {
  const { credential, trustList } = world.issuer.deps.keys;
  return [(await credential.inUse()).kid, (await trustList.inUse()).kid];
};
/** As the operations say it of a key that has leaked, but for the end of the halt. */
async function replaceLeaked(): Promise<void> {
  const { deps } = world.issuer;
  for (const use of ['credential', 'trust-list']) {
    expect(await rotateKey(deps, use, { atOnce: true })).toMatchObject({ turns: { name: `${use}-2` } });
  }
}

test('R34 K24: a halt and keys that were replaced at once outlive a restore, and are not undone too early', async () => {
  await world.issuer.sweep();
  const backup = await takeBackup();
  const leaked = await inUse();
  await haltSigning(world.issuer.deps, { ...OPERATOR, reason: 'Klucz mógł wyciec.' });
  await replaceLeaked();
  const waits = [
    { use: 'credential', isLost: false },
    { use: 'trust-list', isLost: false },
  ];
  expect(await resumed()).toMatchObject({ refused: 'keys-not-turned', turns: waits });
  const { supervisor } = await openDesk(world);
  const atTheDesk = await supervisor.call('DELETE', '/halt');
  expect(atTheDesk.status).toBe(409);
  expect(await atTheDesk.json()).toMatchObject({ code: 'KEYS_NOT_TURNED' });
  world.clock.advance({ minutes: 2 });
  const replaced = await inUse();
  expect(replaced.filter((kid) => leaked.includes(kid))).toEqual([]);
  const told = await (await openOperator(place))('restore', '--check', backup, '--role', 'issuer');
  expect(told.out).toMatch(/ {2}1 halts would be over[^]* {2}2 turns of keys or ceremonies are not in it/);

  await restoreTo(backup);
  expect(await inUse()).toEqual(replaced);
  expect(await world.issuer.deps.halt.isHalted()).toBe(true);
  await expect(activateCard(world)).rejects.toThrow();
  expect(await resumed()).toEqual({ resumed: true });
  // The next start is an ordinary one.
  await restoreTo(backup);
  expect(await world.issuer.deps.halt.isHalted()).toBe(false);
  expect(await inUse()).toEqual(replaced);
  await activateCard(world);
  await isSound();
});

test('R35: keys that were replaced, and whose successors are lost with the whole directory, sign no card again', async () => {
  const backup = await takeBackup();
  const keyFile = join(place.directory, 'keys.json');
  await copyFile(keyFile, `${keyFile}.backup`);
  await world.issuer.sweep();
  const leaked = await inUse();
  await replaceLeaked();
  world.clock.advance({ minutes: 2 });
  expect(await inUse()).not.toEqual(leaked);

  await world.end();
  await copyFile(`${keyFile}.backup`, keyFile);
  await restoreTo(backup);
  expect(await inUse()).toEqual(leaked);
  expect(await world.issuer.deps.halt.isHalted()).toBe(true);
  const lost = [
    { use: 'credential', isLost: true },
    { use: 'trust-list', isLost: true },
  ];
  expect(await resumed()).toMatchObject({ refused: 'keys-not-turned', turns: lost });
  const { complaint, out } = await (await openOperator({ ...place, url: backup }))('resume');
  expect(complaint + out).toContain('mleg keys rotate trust-list --at-once');
  await world.issuer.sweep();
  await replaceLeaked();
  expect(await resumed()).toMatchObject({ turns: [{ isLost: false }, { isLost: false }] });
  world.clock.advance({ minutes: 2 });
  expect(await resumed()).toEqual({ resumed: true });
  expect((await inUse()).filter((kid) => leaked.includes(kid))).toEqual([]);
});

test('R36: after a restore to before a ceremony the authority of before certifies nothing more', async () => {
  const fresh = await makeIssuerPlace();
  cleanup.defer(() => fresh.drop());
  const real: IssuerPlace = { ...fresh, kind: 'production' };
  await holdTestCeremony(real);
  await world.end();
  world = await openLoneIssuerAt(real);
  await world.end();
  const backup = await copyOfDatabase(real.url);
  cleanup.defer(() => backup.drop());
  await holdTestCeremony(real);

  const restored = { ...real, url: backup.url };
  world = await openLoneIssuerAt(restored);
  const { deps } = world.issuer;
  expect(await deps.halt.isHalted()).toBe(true);
  expect((await listKeys(deps)).warnings).toMatchObject([{ name: 'authority-2', within: 0 }]);
  const failed = (await deps.keys.turn()).map(({ why }) => String(why));
  expect(failed.filter((why) => why.includes('authority-2 was never certified'))).toHaveLength(3);
  expect(await resumed()).toMatchObject({ turns: [{ use: 'authority', isLost: true }] });
  await world.end();
  await holdTestCeremony(restored);
  world = await openLoneIssuerAt(restored);
  expect(await resumed()).toEqual({ resumed: true });
  expect(await world.issuer.deps.keys.turn()).toEqual([]);
});
