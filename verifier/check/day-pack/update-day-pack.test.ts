import { createHash } from 'node:crypto';
import { signJws } from '@mleg/protocol/test-signing/sign';
import { publicJwk } from '@mleg/protocol/test-vectors/public-jwk';
import { expect, test } from 'vitest';
import type { HeldDayPack } from './held-day-pack.ts';
import { listDelta } from './list-delta.ts';
import { updateDayPack } from './update-day-pack.ts';

const NOW = 1_800_000_000;
const PUBLISHER = 'https://verifier.example';
const ISSUER = 'https://issuer.example';
const LIST = `${ISSUER}/lists/1`;

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => Uint8Array.from(new TextEncoder().encode(text));
const digestOf = (bytes: Bytes) => createHash('sha256').update(bytes).digest('base64url');
const bodyOf = (bytes: Bytes) => ({ sha256: digestOf(bytes), bytes: bytes.length });
const DISCOUNTS = bytesOf('discounts');

/** A network that answers with these, and notes what it was asked for. */
function network(answers: Record<string, Response | (() => Response)>) {
  const asked: string[] = [];
  const source = {
    publisher: PUBLISHER,
    key: publicJwk('issuer'),
    now: () => NOW,
    fetch: async ({ url }: Request) => {
      const path = url.slice(PUBLISHER.length);
      asked.push(path);
      const answer = answers[path];
      if (answer === undefined) throw new TypeError('no network');
      return typeof answer === 'function' ? answer() : answer;
    },
  };
  return { asked, update: (pack?: HeldDayPack) => updateDayPack(source, pack) };
}

const manifestOf = (list: Bytes, sequence = 1) =>
  signJws(
    'issuer',
    { typ: 'mleg-day-pack+jwt', alg: 'ES256' },
    {
      iss: PUBLISHER,
      iat: NOW,
      exp: NOW + 600,
      sequence,
      issuers: [],
      lists: [{ uri: LIST, issuer: ISSUER, bits: 2, iat: NOW, exp: NOW + 600, body: bodyOf(list) }],
      discounts: bodyOf(DISCOUNTS),
    },
  );
const document = (text: string, { status = 200, type = 'application/mleg-day-pack+jwt' } = {}) =>
  new Response(text, { status, headers: { 'content-type': type } });
const pathOf = (bytes: Bytes) => `/day-pack/bodies/${digestOf(bytes)}`;
const deltaPath = (older: Bytes, newer: Bytes) => `/day-pack/deltas/${digestOf(older)}/${digestOf(newer)}`;

const OLDER = bytesOf('aaaaaaaa');
const NEWER = bytesOf('aaabaaaaaa');

async function held(): Promise<HeldDayPack> {
  const { update } = network({
    '/day-pack': document(await manifestOf(OLDER)),
    [pathOf(OLDER)]: new Response(OLDER),
    [pathOf(DISCOUNTS)]: new Response(DISCOUNTS),
  });
  const updated = await update();
  if ('refused' in updated) throw new Error(updated.refused);
  return updated.pack;
}

test('a pack is taken with all its bodies', async () => {
  const compact = await manifestOf(OLDER);
  const pack = await held();
  expect(pack).toMatchObject({ manifest: { sequence: 1 }, fetchedAt: NOW });
  expect(pack.compact.split('.').slice(0, 2)).toEqual(compact.split('.').slice(0, 2));
  expect(pack.bodies).toEqual(
    new Map([
      [digestOf(DISCOUNTS), DISCOUNTS],
      [digestOf(OLDER), OLDER],
    ]),
  );
});

test('of what is held only the difference is fetched, and nothing of what has not changed', async () => {
  const { asked, update } = network({
    '/day-pack': document(await manifestOf(NEWER, 2)),
    [deltaPath(OLDER, NEWER)]: new Response(listDelta(OLDER, NEWER)),
  });
  const updated = await update(await held());
  expect('pack' in updated && updated.pack.bodies.get(digestOf(NEWER))).toEqual(NEWER);
  expect(asked).toEqual(['/day-pack', deltaPath(OLDER, NEWER)]);
});

test('a list that has become shorter is led to by its difference, too', async () => {
  const shorter = bytesOf('aab');
  const { update } = network({
    '/day-pack': document(await manifestOf(shorter, 2)),
    [deltaPath(OLDER, shorter)]: new Response(listDelta(OLDER, shorter)),
  });
  const updated = await update(await held());
  expect('pack' in updated && updated.pack.bodies.get(digestOf(shorter))).toEqual(shorter);
});

test.each<[string, Response | undefined]>([
  ['is not to be had', undefined],
  ['leads elsewhere', new Response(bytesOf('xxxxxxxxxx'))],
  ['is longer than both', new Response(bytesOf('x'.repeat(11)))],
])('where the difference %s the whole body is fetched', async (_, delta) => {
  const { asked, update } = network({
    '/day-pack': document(await manifestOf(NEWER, 2)),
    ...(delta ? { [deltaPath(OLDER, NEWER)]: delta } : {}),
    [pathOf(NEWER)]: new Response(NEWER),
  });
  const updated = await update(await held());
  expect('pack' in updated && updated.pack.bodies.get(digestOf(NEWER))).toEqual(NEWER);
  expect(asked.at(-1)).toBe(pathOf(NEWER));
});

test.each<[string, Response | undefined, string]>([
  ['is not to be had', undefined, 'offline'],
  ['is not found', new Response(null, { status: 404 }), 'offline'],
  ['is longer', new Response(bytesOf('aaaaaaaab')), 'offline'],
  ['is cut off', new Response(bytesOf('aaaaaaa')), 'broken-body'],
  ['was changed', new Response(bytesOf('aaaaaaab')), 'broken-body'],
])('I11 a pack of which a body %s is not taken', async (_, body, refused) => {
  const { update } = network({
    '/day-pack': document(await manifestOf(OLDER)),
    [pathOf(DISCOUNTS)]: new Response(DISCOUNTS),
    ...(body ? { [pathOf(OLDER)]: body } : {}),
  });
  expect(await update()).toEqual({ refused });
});

const updateFrom = async (response?: Response) => network(response ? { '/day-pack': response } : {}).update();

test('what answers in the place of the publisher is no day pack; what does not answer is no network', async () => {
  const compact = await manifestOf(OLDER);
  expect(await updateFrom()).toEqual({ refused: 'offline' });
  expect(await updateFrom(document(compact, { status: 500 }))).toEqual({ refused: 'offline' });
  expect(await updateFrom(document(compact, { status: 404 }))).toEqual({ refused: 'not-a-day-pack' });
  expect(await updateFrom(document('<html>', { type: 'text/html' }))).toEqual({ refused: 'not-a-day-pack' });
  expect(await updateFrom(document('a'.repeat(2_097_153)))).toEqual({ refused: 'not-a-day-pack' });
});

test('an older pack in the place of a newer is refused', async () => {
  const pack = await held();
  const newer = { ...pack, manifest: { ...pack.manifest, sequence: 2 } };
  const { asked, update } = network({ '/day-pack': document(await manifestOf(OLDER, 1)) });
  expect(await update(newer)).toEqual({ refused: 'rolled-back' });
  expect(asked).toEqual(['/day-pack']);
});
