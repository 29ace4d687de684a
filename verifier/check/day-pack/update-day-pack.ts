import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type Sha256, sha256WebCrypto, type VerifyEs256 } from '@mleg/protocol/jws/es256';
import type { HeldDayPack } from './held-day-pack.ts';
import { applyListDelta } from './list-delta.ts';
import { type Body, bodiesOf, DAY_PACK_MEDIA_TYPE, type ListEntry, type Manifest } from './manifest.ts';
import { readUpTo } from './read-up-to.ts';
import { type ManifestRefusal, verifyManifest } from './verify-manifest.ts';

export type DayPackRefusal =
  | ManifestRefusal
  | 'offline'
  /** A body does not match the manifest: it was cut off or changed, or it is gone because a newer pack is out. */
  | 'broken-body';

export interface DayPackSource {
  /** Origin of the publisher; the manifest's `iss`. */
  publisher: string;
  /** Pinned when the app was installed; of use until a pack names the keys that follow. */
  key: EcPublicJwk;
  fetch: (request: Request) => Promise<Response>;
  /** Seconds since 1970. */
  now: () => number;
  verifyEs256?: VerifyEs256;
  sha256?: Sha256;
}

export type DayPackUpdate = { pack: HeldDayPack } | { refused: DayPackRefusal };

const MANIFEST_BYTES_MAX = 2_097_152;

/** Fetches the newest day pack. All of it verifies or none of it is taken: what is held stays as it is. */
export async function updateDayPack(source: DayPackSource, held: HeldDayPack | undefined): Promise<DayPackUpdate> {
  const compact = await fetchManifest(source);
  if (typeof compact !== 'string') return compact;
  const verified = await verifyManifest(compact, {
    keys: held?.manifest.keys ?? [source.key],
    publisher: source.publisher,
    heldSequence: held?.manifest.sequence,
    now: source.now(),
    ...(source.verifyEs256 ? { verifyEs256: source.verifyEs256 } : {}),
  });
  if ('refused' in verified) return verified;
  const { manifest } = verified;
  const fetched = await fetchBodies(source, manifest, held);
  if ('refused' in fetched) return fetched;
  return { pack: { compact, manifest, bodies: fetched.bodies, fetchedAt: source.now() } };
}

async function fetchManifest({ publisher, fetch }: DayPackSource): Promise<string | { refused: DayPackRefusal }> {
  const headers = { Accept: DAY_PACK_MEDIA_TYPE };
  const response = await answerTo(fetch, new Request(`${publisher}/day-pack`, { headers, cache: 'no-store' }));
  if (response === undefined || response.status >= 500) return { refused: 'offline' };
  if (!response.ok || response.headers.get('content-type') !== DAY_PACK_MEDIA_TYPE)
    return { refused: 'not-a-day-pack' };
  const bytes = await readUpTo(response, MANIFEST_BYTES_MAX);
  return bytes ? new TextDecoder().decode(bytes) : { refused: 'not-a-day-pack' };
}

type Fetched = { bodies: Map<string, Uint8Array<ArrayBuffer>> } | { refused: DayPackRefusal };

async function fetchBodies(source: DayPackSource, manifest: Manifest, held: HeldDayPack | undefined): Promise<Fetched> {
  const bodies = new Map<string, Uint8Array<ArrayBuffer>>();
  const lists = new Map(manifest.lists.map((list) => [list.body.sha256, list]));
  for (const body of bodiesOf(manifest)) {
    const kept = held?.bodies.get(body.sha256) ?? bodies.get(body.sha256);
    const fetched = kept ?? (await fetchBody(source, body, olderList(held, lists.get(body.sha256))));
    if ('refused' in fetched) return fetched;
    bodies.set(body.sha256, fetched);
  }
  return { bodies };
}

interface OlderList {
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
}

function olderList(held: HeldDayPack | undefined, list: ListEntry | undefined): OlderList | undefined {
  const older = list && held?.manifest.lists.find(({ uri }) => uri === list.uri);
  const bytes = older && held?.bodies.get(older.body.sha256);
  return older && bytes ? { sha256: older.body.sha256, bytes } : undefined;
}

type FetchedBody = Uint8Array<ArrayBuffer> | { refused: DayPackRefusal };

/** Fetches the difference where an older body is held, and the whole body where that fails, which only costs bytes. */
async function fetchBody(source: DayPackSource, body: Body, older: OlderList | undefined): Promise<FetchedBody> {
  const path = (name: string) => `${source.publisher}/day-pack/${name}`;
  if (older) {
    const longest = Math.max(older.bytes.length, body.bytes);
    const delta = await download(source, path(`deltas/${older.sha256}/${body.sha256}`), longest);
    const applied = delta && applyListDelta(older.bytes, delta, body.bytes);
    if (applied && (await isBody(source, applied, body))) return applied;
  }
  const bytes = await download(source, path(`bodies/${body.sha256}`), body.bytes);
  if (bytes === undefined) return { refused: 'offline' };
  return (await isBody(source, bytes, body)) ? bytes : { refused: 'broken-body' };
}

async function isBody({ sha256 = sha256WebCrypto }: DayPackSource, bytes: Uint8Array<ArrayBuffer>, body: Body) {
  return bytes.length === body.bytes && encodeBase64url(await sha256(bytes)) === body.sha256;
}

async function download({ fetch }: DayPackSource, url: string, most: number) {
  const response = await answerTo(fetch, new Request(url));
  return response?.ok ? readUpTo(response, most) : undefined;
}

/** A request that cannot be made and one that breaks off are the same to an inspector: no network. */
async function answerTo(fetch: DayPackSource['fetch'], request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request);
  } catch {
    return undefined;
  }
}
