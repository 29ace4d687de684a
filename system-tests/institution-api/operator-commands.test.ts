import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readHalt } from '@mleg/issuer/halts/read-halt';
import { gatherSigning } from '@mleg/issuer/journal/gather-signing';
import type { PlannedKey } from '@mleg/platform/keys/key-plan';
import { fullDisk } from '@mleg/platform/testing/full-disk';
import { activateCard } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, getReport, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { afterAll, beforeAll, expect, test } from 'vitest';

let place: IssuerPlace;
let world: LoneIssuer;
let mleg: Awaited<ReturnType<typeof openOperator>>;
beforeAll(async () => {
  place = await makeIssuerPlace();
  world = await openLoneIssuerAt(place);
  mleg = await openOperator(place);
});
afterAll(async () => {
  await world.end();
  await place.drop();
});

const orders = async () =>
  (await callApi(world, world.university, 'POST', '/issuance-requests', studentRequest())).status;

test('P89 one command stops a process that runs, another lets it go on', async () => {
  expect(await orders()).toBe(202);
  expect(await mleg('halt')).toMatchObject({ exitCode: 2, complaint: 'Say why: mleg halt --reason TEXT\n' });
  expect(await mleg('halt', '--reason', 'Podejrzenie wycieku.')).toMatchObject({ exitCode: 0, complaint: '' });
  world.clock.advance({ seconds: 120 });
  expect(await orders()).toBe(503);
  expect((await mleg('halt', '--reason', 'Jeszcze raz.')).out).toContain('halted already');
  expect((await mleg('resume')).out).toContain('signed again');
  world.clock.advance({ seconds: 120 });
  expect(await orders()).toBe(202);
  expect(JSON.parse((await mleg('resume', '--json')).out)).toEqual({ halted: false, resumed: false });
});

const inJournal = async () => gatherSigning((await world.issuer.deps.journal.read()).flatMap(({ records }) => records));
const files = () => readdir(join(place.directory, 'journal'));
const isHalted = async () => (await readHalt(world.issuer.deps)).halted;
const refused = {
  exitCode: 3,
  complaint: expect.stringMatching(
    /cannot be written: .*\.journal \(ENOSPC\)[^]*Nothing was changed: [^]*say it again/,
  ),
};

test('R44: with a full disk of the journal a halt, its end and a turn at once are in both or in neither, and can be said again', async () => {
  await world.issuer.sweep();
  const before = await files();
  {
    using _ = await fullDisk();
    expect(await mleg('halt', '--reason', 'Wyciek.')).toMatchObject(refused);
  }
  expect(await isHalted()).toBe(false);
  expect(await files()).toEqual(before);
  expect(await mleg('halt', '--reason', 'Wyciek.')).toMatchObject({ exitCode: 0 });
  {
    using _ = await fullDisk();
    expect(await mleg('halt', '--reason', 'Wyciek.')).toMatchObject(refused);
    expect(await mleg('resume')).toMatchObject(refused);
    expect(await mleg('keys', 'rotate', 'credential', '--at-once')).toMatchObject(refused);
  }
  expect(await isHalted()).toBe(true);
  expect(await inJournal()).toMatchObject({ halts: [expect.any(Date)], keyTurns: new Map() });
  expect(await mleg('resume')).toMatchObject({ exitCode: 0 });
  expect(await inJournal()).toMatchObject({ halts: [] });
});

test('R44: a halt that only the database knows is in the journal once it is said again', async () => {
  await world.database
    .insertInto('halts')
    .values({ halted_at: world.clock.now(), halted_by: 'operator', reason: 'Wyciek.' })
    .execute();
  expect(await inJournal()).toMatchObject({ halts: [] });
  expect((await mleg('halt', '--reason', 'Wyciek.')).out).toContain('halted already');
  expect(await inJournal()).toMatchObject({ halts: [world.clock.now()] });
  expect(await mleg('resume')).toMatchObject({ exitCode: 0 });
});

test('P90 lists what a key has signed, and asks for it anew; said again, it tells how far that is', async () => {
  const { codes } = await activateCard(world);
  const { kid } = await world.issuer.deps.keys.credential.inUse();
  const listed = JSON.parse((await mleg('affected', '--key', kid, '--json')).out) as { cards: object[]; live: number };
  expect(listed).toMatchObject({ signed: 1, live: 1, cards: [{ cardId: codes.cardId, signedBy: kid, copies: 3 }] });
  expect((await mleg('affected', '--key', kid)).out).toContain(codes.cardId);
  expect((await mleg('affected', '--from', '2090-01-01')).out).toBe('0 signed, of these 0 live on phones now.\n');
  expect(await mleg('affected')).toMatchObject({ exitCode: 2 });
  expect(await mleg('affected', '--from', 'yesterday')).toMatchObject({ exitCode: 2 });
  const none = ['--from', '2026-12-02', '--to', '2026-12-01'];
  expect(await mleg('affected', ...none)).toMatchObject({
    exitCode: 2,
    complaint: expect.stringContaining('not before'),
  });
  expect((await mleg('affected', '--key', kid)).out).toMatch(/^INSTITUTION {2}CARD {2}ISSUE/);
  for (const command of ['affected', 'reissue']) {
    const slip = await mleg(command, '--key', `${kid.slice(0, -1)}-`);
    expect(slip).toMatchObject({ exitCode: 2, complaint: expect.stringContaining(`Did you mean ${kid}?`) });
    expect(await mleg(command, '--institution', 'nowhere')).toMatchObject({ exitCode: 2 });
  }
  expect(await mleg('reissue', '--key', kid)).toMatchObject({ exitCode: 1 });
  expect(await getReport(world, codes.requestId)).toMatchObject({ restate: true });
  expect(JSON.parse((await mleg('reissue', '--key', kid, '--json')).out)).toEqual({
    notAsked: 0,
    asked: 1,
    waiting: 0,
    done: false,
  });
});

test('K3 lists the keys with what follows them, and gives the next one its turn when everybody knows it', async () => {
  await world.issuer.sweep();
  const listed = JSON.parse((await mleg('keys', 'list', '--json')).out) as { keys: PlannedKey[]; warnings: unknown[] };
  expect(listed.warnings).toEqual([]);
  const [inUse, next] = listed.keys.filter(({ use }) => use === 'credential');
  const { credential } = world.issuer.deps.keys;
  expect(inUse).toMatchObject({ state: 'in-use', fingerprint: (await credential.inUse()).kid });
  expect(next).toMatchObject({ name: 'credential-2', state: 'next' });
  expect((await credential.published()).map(({ kid }) => kid)).toEqual([inUse?.fingerprint, next?.fingerprint]);
  expect((await mleg('keys', 'list')).out).toContain('Nothing is due.');

  expect(await mleg('keys', 'rotate')).toMatchObject({ exitCode: 2 });
  expect(await mleg('keys', 'rotate', 'root-of-all')).toMatchObject({ exitCode: 2 });
  const turned = JSON.parse((await mleg('keys', 'rotate', 'credential', '--json')).out) as { from: string };
  expect(turned).toMatchObject({ name: 'credential-2', fingerprint: next?.fingerprint });
  const again = await mleg('keys', 'rotate', 'credential', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ name: 'credential-2', from: turned.from });
  // The operator's clock is the real one, the world's another.
  world.clock.advance({ seconds: (Date.parse(turned.from) - world.clock.now().getTime()) / 1_000 });
  expect((await credential.inUse()).kid).toBe(next?.fingerprint);
  await world.issuer.sweep();
  expect(JSON.parse((await mleg('keys', 'rotate', 'credential', '--json')).out)).toMatchObject({
    name: 'credential-3',
  });
  const events = await world.database
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'key.rotated')
    .execute();
  expect(events).toHaveLength(2);
});
