import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { getStatus } from '@mleg/protocol/status-list/status-bits';
import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import type { HeldDayPack } from '@mleg/verifier-check/day-pack/held-day-pack';
import { DAY_PACK_MEDIA_TYPE } from '@mleg/verifier-check/day-pack/manifest';
import { openDayPack } from '@mleg/verifier-check/day-pack/open-day-pack';
import { type DayPackSource, updateDayPack } from '@mleg/verifier-check/day-pack/update-day-pack';
import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { openHoldings } from '../holdings/holdings.ts';
import { openVerifierKeys } from '../keys/verifier-keys.ts';
import { type ForeignIssuer, openForeignIssuer } from '../testing/foreign-issuer.ts';
import { dayPackRoutes } from './day-pack-routes.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.example';
const PUBLISHER = 'https://verifier.example';
const LIST = `${ISSUER}/lists/1`;
const POLYTECHNIC = { id: '123', name: 'Politechnika', kind: 'university' as const, card_types: ['student-card'] };
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {}, child: () => silent };

let issuer: ForeignIssuer;
let keys: KeyStore;

beforeAll(async () => {
  issuer = await openForeignIssuer(ISSUER, NOW);
  keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'a passphrase of the tests');
});

/** A publisher whose issuer answers with what `documents` holds at the moment, and an inspector's phone. */
async function open({ signing = keys }: { signing?: KeyStore } = {}) {
  const documents: Record<string, string> = {
    [LIST]: await issuer.statusList({ 5: 1 }),
    [`${ISSUER}/trust-list`]: await issuer.trustList([POLYTECHNIC]),
  };
  let now = NOW;
  const clock = { now: () => new Date(now * 1000) };
  const rotating = openVerifierKeys({ keys: signing, calendar: memoryCalendar(), clock });
  const holdings = openHoldings({
    settings: { origin: PUBLISHER, trustedIssuers: [{ issuer: ISSUER, rootCertificate: issuer.rootCertificate }] },
    clock,
    log: silent,
    rotating,
    fetch: async ({ url }) => {
      if (url === `${ISSUER}/status-lists`) return Response.json({ status_lists: [LIST] });
      return new Response(documents[url] ?? null, { status: documents[url] ? 200 : 404 });
    },
  });
  const app = new Hono().route('/day-pack', dayPackRoutes({ holdings }));
  const asked: string[] = [];
  const source: DayPackSource = {
    publisher: PUBLISHER,
    key: await holdings.dayPack.publicJwk(),
    now: () => now,
    fetch: async (request) => {
      asked.push(new URL(request.url).pathname.split('/')[2] ?? 'manifest');
      return app.fetch(request);
    },
  };
  const change = async (changed: Record<string, string>, seconds = 300) => {
    Object.assign(documents, changed);
    now += seconds;
    await holdings.refresh();
  };
  return { source, asked, change, turn: () => rotating.turn() };
}

async function take(source: DayPackSource, held?: HeldDayPack): Promise<HeldDayPack> {
  const update = await updateDayPack(source, held);
  if ('refused' in update) throw new Error(update.refused);
  return update.pack;
}

const statusOf = (pack: HeldDayPack, index: number) => {
  const list = openDayPack(pack)?.pack.lists[0]?.list;
  return list && getStatus(list, index);
};

test('a phone gets the issuers, whom they may sign for, and whole lists, all verified', async () => {
  const { source } = await open();
  const pack = await take(source);
  expect(openDayPack(pack)?.discounts).toEqual(DISCOUNT_TABLE);
  expect(openDayPack(pack)?.pack).toMatchObject({
    iat: NOW,
    issuers: [{ issuer: ISSUER, name: 'Urząd', institutions: [{ id: '123', cardTypes: ['student-card'] }] }],
    lists: [{ uri: LIST, issuer: ISSUER }],
  });
  expect([statusOf(pack, 5), statusOf(pack, 4)]).toEqual([1, 0]);
});

test('of a list that changed only the difference is fetched, of the rest nothing', async () => {
  const { source, asked, change } = await open();
  const held = await take(source);
  await change({ [LIST]: await issuer.statusList({ 5: 1, 6: 2 }) });
  asked.length = 0;
  const pack = await take(source, held);
  expect(statusOf(pack, 6)).toBe(2);
  expect(asked).toEqual(['manifest', 'deltas']);
});

test('where the difference is gone or wrong, the whole list comes', async () => {
  const { source, change } = await open();
  const held = await take(source);
  await change({ [LIST]: await issuer.statusList({ 6: 2 }) });
  const asked: string[] = [];
  const spoiled: DayPackSource = {
    ...source,
    fetch: async (request) => {
      asked.push(new URL(request.url).pathname.split('/')[2] ?? 'manifest');
      return request.url.includes('/deltas/') ? new Response(new Uint8Array(16).fill(7)) : source.fetch(request);
    },
  };
  expect(statusOf(await take(spoiled, held), 6)).toBe(2);
  expect(asked).toEqual(['manifest', 'deltas', 'bodies']);
});

test('V46 an older pack after a newer is refused, whoever sends it', async () => {
  const { source, change } = await open();
  const older = await take(source);
  await change({ [LIST]: await issuer.statusList({ 5: 1, 6: 1 }) });
  const newer = await take(source, older);
  const replayed = new Response(older.compact, { headers: { 'Content-Type': DAY_PACK_MEDIA_TYPE } });
  expect(await updateDayPack({ ...source, fetch: async () => replayed }, newer)).toEqual({ refused: 'rolled-back' });
});

test.each<[string, () => Response, string]>([
  [
    "a captive portal's page",
    () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
    'not-a-day-pack',
  ],
  [
    'a page that calls itself a pack',
    () => new Response('<html>', { headers: { 'Content-Type': DAY_PACK_MEDIA_TYPE } }),
    'not-a-day-pack',
  ],
  ['a server that is down', () => new Response(null, { status: 503 }), 'offline'],
  ['a network that breaks off', () => Response.error(), 'offline'],
])('%s is refused, and what is held stays', async (_name, answer, refused) => {
  const { source } = await open();
  const fetch = async () => {
    const response = answer();
    if (response.type === 'error') throw new TypeError('network error');
    return response;
  };
  expect(await updateDayPack({ ...source, fetch }, undefined)).toEqual({ refused });
});

test('K7 a phone learns from each pack who may sign the next one; who has taken none meanwhile is installed anew', async () => {
  const { source, change, turn } = await open();
  await change({});
  const first = await take(source);
  await turn();
  await change({});
  const announced = await take(source, first);
  expect(announced.manifest.keys).toHaveLength(2);
  await change({}, 366 * 86_400);
  const later = await take(source, announced);
  expect(later.manifest.sequence).toBeGreaterThan(announced.manifest.sequence);
  expect(await updateDayPack(source, first)).toEqual({ refused: 'foreign-signature' });
  expect(await updateDayPack(source, undefined)).toEqual({ refused: 'foreign-signature' });
});

test('a pack signed by another key, or of another publisher, is refused', async () => {
  const { source } = await open();
  const stranger = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'another passphrase');
  const foreign = await open({ signing: stranger });
  expect(await updateDayPack({ ...source, fetch: foreign.source.fetch }, undefined)).toEqual({
    refused: 'foreign-signature',
  });
  const renamed = { ...source, publisher: 'https://another.example' };
  expect(await updateDayPack(renamed, undefined)).toEqual({ refused: 'foreign-publisher' });
});

test('a pack that has run out is refused; V51 by a clock that is a day behind it is taken, for the check to doubt', async () => {
  const { source } = await open();
  await take(source);
  const answers = new Map<string, Response>();
  const recorded: DayPackSource = {
    ...source,
    fetch: async (request) => {
      const response = answers.get(request.url) ?? (await source.fetch(request));
      answers.set(request.url, response.clone());
      return response;
    },
  };
  await take(recorded);
  const eightDays = { ...recorded, now: () => NOW + 8 * 86_400 };
  expect(await updateDayPack(eightDays, undefined)).toEqual({ refused: 'stale' });
  expect(await updateDayPack({ ...recorded, now: () => NOW - 86_400 }, undefined)).toHaveProperty('pack');
});

test.each([
  ['cut off', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(1)],
  ['changed', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte) => byte ^ 1)],
])('a body that was %s on the way is refused', async (_name, spoil) => {
  const { source } = await open();
  const fetch: DayPackSource['fetch'] = async (request) => {
    const response = await source.fetch(request);
    if (!request.url.includes('/bodies/')) return response;
    return new Response(spoil(new Uint8Array(await response.arrayBuffer())));
  };
  expect(await updateDayPack({ ...source, fetch }, undefined)).toEqual({ refused: 'broken-body' });
});

test('V45 a body longer than was signed for is not read to its end', async () => {
  const { source } = await open();
  let read = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
  const fetch: DayPackSource['fetch'] = async (request) =>
    request.url.includes('/bodies/') ? new Response(endless()) : source.fetch(request);
  expect(await updateDayPack({ ...source, fetch }, undefined)).toEqual({ refused: 'offline' });
  expect(read).toBeLessThan(4);
});

test('V43 while an issuer sends a trust list signed by somebody else, the pack stays what it was', async () => {
  const { source, change } = await open();
  const held = await take(source);
  const stranger = await openForeignIssuer(ISSUER, NOW);
  await change({ [`${ISSUER}/trust-list`]: await stranger.trustList([{ ...POLYTECHNIC, id: '666' }]) }, 400);
  expect(openDayPack(await take(source, held))?.pack.issuers[0]?.institutions.map(({ id }) => id)).toEqual(['123']);
});

test('bodies are sent compressed to whom takes them so', async () => {
  const { source } = await open();
  const { manifest } = await take(source);
  const url = `${PUBLISHER}/day-pack/bodies/${manifest.lists[0]?.body.sha256}`;
  const response = await source.fetch(new Request(url, { headers: { 'Accept-Encoding': 'gzip, br' } }));
  expect(response.headers.get('Content-Encoding')).toBe('gzip');
  expect(gunzipSync(await response.arrayBuffer()).length).toBe(manifest.lists[0]?.body.bytes);
});
