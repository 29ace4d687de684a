import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stampAnchors } from '@mleg/issuer/audit-anchors/stamp-anchors';
import { type IssuerTasks, startWork } from '@mleg/issuer/work';
import { openOutgoing } from '@mleg/platform/http/outgoing';
import { systemRandom } from '@mleg/platform/random/random';
import { askForStamp } from '@mleg/platform/time-stamps/ask-for-stamp';
import { certificatesIn, verifyStamp } from '@mleg/platform/time-stamps/verify-stamp';
import {
  type ForeignTimeStamps,
  openForeignTimeStamps,
  serveTimeStamps,
} from '@mleg/testing/foreign/foreign-time-stamps';
import { orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { makeIssuerPlace, ORIGIN, openLoneIssuerAt } from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { until } from '@mleg/testing/until';
import { PKIStatusInfo, SignedData, TimeStampResp } from 'pkijs';
import { afterAll, beforeAll, expect, test } from 'vitest';

let stamps: ForeignTimeStamps;
let served: Awaited<ReturnType<typeof serveTimeStamps>>;
beforeAll(async () => {
  stamps = await openForeignTimeStamps();
  served = await serveTimeStamps(stamps);
});
afterAll(() => served.stop());

const CONTENT = Buffer.from('where the chain ends');
const away = openOutgoing({ privateNetworks: [] });
const here = openOutgoing({ privateNetworks: ['127.0.0.0/8'] });
afterAll(async () => {
  await away.stop();
  await here.stop();
});

/** A real one, changed on the way. */
function changed(stamp: Uint8Array, change: (signed: SignedData, response: TimeStampResp) => void): Uint8Array {
  const response = TimeStampResp.fromBER(Uint8Array.from(stamp));
  if (!response.timeStampToken) throw new Error('no token');
  const signed = new SignedData({ schema: response.timeStampToken.content });
  change(signed, response);
  response.timeStampToken.content = signed.toSchema(true);
  return new Uint8Array(response.toSchema().toBER());
}

test('K18 a time-stamp of another make is taken where all of it fits, and refused where anything does not', async () => {
  const { authority } = served;
  const asked = await askForStamp({ fetch: here.fetch, random: systemRandom, authority }, CONTENT);
  if ('refused' in asked) throw new Error(asked.refused);
  const { stamp, at } = asked;
  expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
  await stamps.verify(CONTENT, stamp);

  const { certificates } = authority;
  const verify = (changedStamp: Uint8Array, more: Partial<Parameters<typeof verifyStamp>[1]> = {}) =>
    verifyStamp(changedStamp, { content: CONTENT, certificates, ...more });
  expect(await verify(stamp)).toEqual({ at });
  expect(await verify(stamp, { content: Buffer.from('another end') })).toEqual({ refused: 'other-content' });
  expect(await verify(stamp, { nonce: new Uint8Array(8) })).toEqual({ refused: 'other-request' });
  expect(await verify(stamp.subarray(0, -9))).toEqual({ refused: 'unreadable' });
  const stranger = await openForeignTimeStamps();
  expect(await verify(stamp, { certificates: stranger.certificates })).toEqual({ refused: 'not-trusted' });
  expect(await verify(stamp, { certificates: `${stranger.certificates}${certificates}` })).toEqual({ at });

  // What it says, and its signature, which is the last of it.
  const year = at.getUTCFullYear();
  const otherTime = changed(stamp, ({ encapContentInfo: { eContent } }) => {
    const bytes = Buffer.from(eContent?.valueBlock.valueHexView.buffer ?? new ArrayBuffer());
    bytes.write(String(year + 1), bytes.indexOf(String(year)));
  });
  expect(await verify(otherTime)).toEqual({ refused: 'forged' });
  expect(await verify(Uint8Array.from(stamp, (byte, i) => (i === stamp.length - 1 ? byte ^ 1 : byte)))).toEqual({
    refused: 'forged',
  });
  // Other certificates of the same key, by the same root, under the same number.
  const by = async (name: Parameters<ForeignTimeStamps['certificateOf']>[0]) => {
    const others = certificatesIn(await stamps.certificateOf(name));
    return changed(stamp, (signed) => void (signed.certificates = others));
  };
  expect(await verify(await by('tsa'))).toEqual({ at });
  expect(await verify(await by('twin'))).toEqual({ refused: 'forged' });
  expect(await verify(await by('ended'))).toEqual({ refused: 'not-trusted' });
  expect(await verify(await by('server'))).toEqual({ refused: 'not-for-time-stamps' });
  const rejected = changed(stamp, (_signed, response) => void (response.status = new PKIStatusInfo({ status: 2 })));
  expect(await verify(rejected)).toEqual({ refused: 'not-granted' });
});

test('K18 nobody in a network that is private by chance is asked, and what is no time-stamp is none', async () => {
  const { authority, state } = served;
  const ask = (fetch: typeof here.fetch) => askForStamp({ fetch, random: systemRandom, authority }, CONTENT);
  const before = state.asked;
  expect(await ask(away.fetch)).toEqual({ refused: 'private-network' });
  expect(state.asked).toBe(before);
  const type = { 'Content-Type': 'application/timestamp-reply' };
  expect(await ask(async () => new Response('<html>', { headers: type }))).toEqual({ refused: 'unreadable' });
  expect(await ask(async () => new Response('<html>'))).toEqual({ refused: 'away' });
  expect(await ask(async () => new Response(new Uint8Array(64_001), { headers: type }))).toEqual({ refused: 'away' });
  // An answer that was right for somebody else.
  const replayed = await ask(async (request) => {
    await here.fetch(request.clone());
    const other = await askForStamp({ fetch: here.fetch, random: systemRandom, authority }, CONTENT);
    if ('refused' in other) throw new Error(other.refused);
    return new Response(Uint8Array.from(other.stamp), { headers: type });
  });
  expect(replayed).toEqual({ refused: 'other-request' });
});

test('K19 a head is kept each day and stamped as soon as the authority is there; one that was exchanged is found', async () => {
  const { authority, state } = served;
  const place = { ...(await makeIssuerPlace()), clock: createManualClock(new Date()), timeStamps: authority };
  const world = await openLoneIssuerAt(place);
  const certificates = join(place.directory, 'time.pem');
  await writeFile(certificates, authority.certificates);
  const trusting = { TIME_STAMP_AUTHORITY: authority.url, TIME_STAMP_CERTIFICATES: certificates };
  const verify = async (more: NodeJS.ProcessEnv, ...argv: string[]) => {
    const mleg = await openOperator(place, more);
    const { exitCode, out } = await mleg('audit', 'verify', '--json', ...argv);
    return { exitCode, ...(JSON.parse(out) as { timeStamps: { stamped: number; latest?: string; amiss: object[] } }) };
  };
  const today = () => world.clock.now().toISOString().slice(0, 10);
  const get = (path: string) => world.issuer.fetch(new Request(`${ORIGIN}/audit-anchors${path}`));

  state.isAway = true;
  const first = today();
  await orderCodes(world);
  const before = state.asked;
  await world.issuer.sweep();
  expect(state.asked).toBe(before);
  expect(await stampAnchors(world.issuer.deps)).toBe(false);
  expect(world.logged()).toMatch(/"since":"20[\d-]+","why":"away".*audit\.not-stamped/);
  expect(await (await get('')).json()).toEqual({ days: [first] });
  expect((await get(`/${first}.jwt.tsr`)).status).toBe(404);
  expect((await get('/..%2f..%2fkeys.json')).status).toBe(404);
  expect(await verify(trusting)).toMatchObject({ exitCode: 0, timeStamps: { stamped: 0, amiss: [] } });

  state.isAway = false;
  await world.issuer.work();
  await until('its stamp', async () => (await get(`/${first}.jwt.tsr`)).ok || undefined);
  const asked = state.asked;
  expect(await stampAnchors(world.issuer.deps)).toBe(true);
  expect(state.asked).toBe(asked);
  const head = await (await get(`/${first}.jwt`)).text();
  const stamp = new Uint8Array(await (await get(`/${first}.jwt.tsr`)).arrayBuffer());
  await stamps.verify(head, stamp);
  const fits = await verify(trusting);
  expect(fits).toMatchObject({
    exitCode: 0,
    timeStamps: { stamped: 1, latest: expect.stringMatching(/^20/), amiss: [] },
  });
  expect(await verify({})).toMatchObject({ exitCode: 1, timeStamps: { amiss: [{ why: 'unchecked' }] } });

  // Kept by somebody else, as they were fetched.
  const kept = join(place.directory, 'kept.jwt');
  await writeFile(kept, head);
  await writeFile(`${kept}.tsr`, stamp);
  expect(await verify(trusting, '--head', kept)).toMatchObject({ exitCode: 0, timeStamps: { stamped: 2 } });

  world.clock.advance({ days: 1 });
  await world.issuer.sweep();
  expect(await stampAnchors(world.issuer.deps)).toBe(true);
  const file = (day: string) => join(place.directory, 'journal', 'anchors', `${day}.jwt`);
  await rename(`${file(first)}.tsr`, `${file(first)}.aside`);
  await writeFile(`${file(first)}.tsr`, await readFile(`${file(today())}.tsr`));
  expect(await verify(trusting)).toMatchObject({
    exitCode: 1,
    timeStamps: { stamped: 1, amiss: [{ file: expect.stringContaining(first), why: 'other-content' }] },
  });
  await rename(`${file(first)}.aside`, `${file(first)}.tsr`);
  await writeFile(file(today()), 'no head');
  expect(await verify(trusting)).toMatchObject({
    exitCode: 1,
    timeStamps: { stamped: 1, amiss: [{ why: 'no-head' }] },
  });
  await world.end();
  await place.drop();
});

test('K19 the first head is stamped right after the sweep that keeps it, and not ten minutes later', async () => {
  const place = { ...(await makeIssuerPlace()), clock: createManualClock(new Date()), timeStamps: served.authority };
  const world = await openLoneIssuerAt(place);
  const { deps } = world.issuer;
  await orderCodes(world);
  const sweeps: (() => Promise<unknown>)[] = [];
  const jobs: typeof deps.jobs = {
    ...deps.jobs,
    work: async () => {},
    everyMinute: async (_name, handle) => {
      sweeps.push(handle);
    },
  };
  const tasks = { round: () => world.issuer.sweep() } as IssuerTasks;
  const work = await startWork({ ...deps, jobs }, tasks);
  // What is looked for at the start finds no head yet.
  await sleep(200);
  for (const sweep of sweeps) await sweep();
  const day = world.clock.now().toISOString().slice(0, 10);
  await until('its stamp', async () => (await deps.anchors.read(day))?.stamp);
  await work.stop();
  await world.end();
  await place.drop();
});
