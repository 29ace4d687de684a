import type { JsonObject } from '@mleg/protocol/json/json-value';
import { signJws } from '@mleg/protocol/test-signing/sign';
import { publicJwk } from '@mleg/protocol/test-vectors/public-jwk';
import { expect, test } from 'vitest';
import { manifestSchema } from './manifest.ts';
import { type ManifestExpectation, verifyManifest } from './verify-manifest.ts';

const NOW = 1_800_000_000;
const PUBLISHER = 'https://verifier.example';
const HEADER = { typ: 'mleg-day-pack+jwt', alg: 'ES256' };
const BODY = { sha256: 'a'.repeat(43), bytes: 10 };
const { x, y } = publicJwk('issuer');
const ISSUER = {
  issuer: 'https://issuer.example',
  name: 'Urząd',
  keys: [{ kid: 'AAAA', jwk: { kty: 'EC', crv: 'P-256', x, y } }],
  institutions: BODY,
};
const LIST = { uri: 'https://issuer.example/lists/1', issuer: ISSUER.issuer, bits: 2, iat: NOW, exp: NOW, body: BODY };
const MANIFEST = {
  iss: PUBLISHER,
  iat: NOW,
  exp: NOW + 600,
  sequence: 7,
  issuers: [ISSUER],
  lists: [LIST],
  discounts: BODY,
};

const expectation = (change: Partial<ManifestExpectation>): ManifestExpectation => ({
  keys: [publicJwk('issuer')],
  publisher: PUBLISHER,
  heldSequence: undefined,
  now: NOW,
  ...change,
});
const verify = async (
  change: JsonObject = {},
  expected: Partial<ManifestExpectation> = {},
  header: JsonObject = HEADER,
) => verifyManifest(await signJws('issuer', header, { ...MANIFEST, ...change }), expectation(expected));

test('a manifest that its publisher has signed is taken, whatever white space is around it', async () => {
  expect(await verify()).toEqual({ ok: true, manifest: MANIFEST });
  const compact = await signJws('issuer', HEADER, MANIFEST);
  expect(await verifyManifest(`\n${compact}\n`, expectation({}))).toHaveProperty('ok');
});

test.each([
  ['of another type', { ...HEADER, typ: 'mleg-trust-list+jwt' }],
  ['of another algorithm', { ...HEADER, alg: 'none' }],
  ['with an extension', { ...HEADER, crit: ['b64'] }],
])('a JWS %s is no day pack', async (_, header) => {
  expect(await verify({}, {}, header)).toEqual({ refused: 'not-a-day-pack' });
});

test('what somebody else has signed, or was made by another publisher, is refused', async () => {
  expect(await verifyManifest('<html>', expectation({}))).toEqual({ refused: 'not-a-day-pack' });
  expect(await verifyManifest(await signJws('stranger', HEADER, MANIFEST), expectation({}))).toEqual({
    refused: 'foreign-signature',
  });
  expect(await verify({ iss: 'https://other.example' })).toEqual({ refused: 'foreign-publisher' });
});

test('a manifest counts until its last moment', async () => {
  expect(await verify({}, { now: NOW + 599 })).toHaveProperty('ok');
  expect(await verify({}, { now: NOW + 600 })).toEqual({ refused: 'stale' });
});

test('an older one is refused once a newer is held; the same one again is taken', async () => {
  expect(await verify({}, { heldSequence: 8 })).toEqual({ refused: 'rolled-back' });
  expect(await verify({}, { heldSequence: 7 })).toHaveProperty('ok');
  expect(await verify({}, { heldSequence: 6 })).toHaveProperty('ok');
});

test.each([1, 2, 4, 8])('a list may have statuses of %i bits', async (bits) => {
  expect(await verify({ lists: [{ ...LIST, bits }] })).toHaveProperty('ok');
});

const key = (change: JsonObject) => ({ issuers: [{ ...ISSUER, keys: [{ ...ISSUER.keys[0], ...change }] }] });
const jwk = (change: JsonObject) => key({ jwk: { ...ISSUER.keys[0]?.jwk, ...change } });

test.each<[string, JsonObject]>([
  ['a publisher that is no address', { iss: 'javascript:alert(1)' }],
  ['an address that only ends like http', { iss: 'nothttp://verifier.example' }],
  ['an address that only begins like http', { iss: 'httpsx://verifier.example' }],
  ['a moment before all others', { iat: -1 }],
  ['half a second', { exp: NOW + 0.5 }],
  ['no number in the sequence', { sequence: 0 }],
  ['half a number in the sequence', { sequence: 1.5 }],
  ['an issuer without a name', { issuers: [{ ...ISSUER, name: '' }] }],
  ['an issuer without a key', { issuers: [{ ...ISSUER, keys: [] }] }],
  ['a key without a name', key({ kid: 'AAA' })],
  ['a name of a key that is no base64url', key({ kid: 'AAA=' })],
  ['a name of a key that begins with something else', key({ kid: '=AAAA' })],
  ['a key on another curve', jwk({ crv: 'P-384' })],
  ['a key of another kind', jwk({ kty: 'OKP' })],
  ['a digest that is too short', { discounts: { ...BODY, sha256: 'a'.repeat(42) } }],
  ['a digest that is too long', { discounts: { ...BODY, sha256: 'a'.repeat(44) } }],
  ['a body of less than nothing', { discounts: { ...BODY, bytes: -1 } }],
  ['half a byte', { discounts: { ...BODY, bytes: 1.5 } }],
  ['a status of three bits', { lists: [{ ...LIST, bits: 3 }] }],
])('%s is in no day pack', async (_, change) => {
  expect(await verify(change)).toEqual({ refused: 'not-a-day-pack' });
});

const many = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);

test.each<[string, number, (length: number) => object]>([
  ['its issuers', 50, (length) => ({ issuers: many(length, ISSUER) })],
  ['its lists', 1_000, (length) => ({ lists: many(length, LIST) })],
  ['the keys of an issuer', 20, (length) => ({ issuers: [{ ...ISSUER, keys: many(length, ISSUER.keys[0]) }] })],
  ['the letters of a name', 200, (length) => ({ issuers: [{ ...ISSUER, name: 'a'.repeat(length) }] })],
  ['the letters of a key’s name', 64, (length) => key({ kid: 'A'.repeat(length) })],
  ['the letters of an address', 500, (length) => ({ lists: [{ ...LIST, uri: `${LIST.uri}/`.padEnd(length, 'a') }] })],
  ['the letters of its publisher', 500, (length) => ({ iss: `${PUBLISHER}/`.padEnd(length, 'a') })],
  ['the bytes of a body', 8_388_608, (bytes) => ({ discounts: { ...BODY, bytes } })],
])('%s are %i at the most', (_, most, change) => {
  expect(manifestSchema.safeParse({ ...MANIFEST, ...change(most) }).success).toBe(true);
  expect(manifestSchema.safeParse({ ...MANIFEST, ...change(most + 1) }).success).toBe(false);
});
