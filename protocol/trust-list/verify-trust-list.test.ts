import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { signJws } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { trustListSchema } from './trust-list.ts';
import { verifyTrustList } from './verify-trust-list.ts';

const ISSUER = 'https://issuer.example';
const NOW = 1_790_000_000;
const HEADER = { typ: 'mleg-trust-list+jwt', alg: 'ES256', kid: 'key' };
const INSTITUTION = { id: 'RSPO-1', name: 'Szkoła', kind: 'school', card_types: ['pupil-card'] };
const LIST = {
  iss: ISSUER,
  iat: NOW,
  exp: NOW + 600,
  name: 'Urząd',
  card_keys: [{ x5c: ['MA=='] }],
  institutions: [INSTITUTION, { ...INSTITUTION, id: 'u', kind: 'university', valid_until: NOW }],
} satisfies JsonObject;

const verify = async (header: JsonValue, list: JsonValue, now = NOW) =>
  verifyTrustList(await signJws('issuer', header, list), {
    issuer: ISSUER,
    resolveIssuerKey: ({ kid }) => (kid === 'key' ? publicJwk('issuer') : undefined),
    now,
  });
const withList = (change: JsonObject, now?: number) => verify(HEADER, { ...LIST, ...change }, now);

test('a list that its issuer has signed is taken as it is', async () => {
  expect(await withList({})).toEqual({ ok: true, trustList: LIST });
});

test.each<[string, JsonObject, string]>([
  ['of another type', { ...HEADER, typ: 'mleg-day-pack+jwt' }, 'malformed'],
  ['without a type', { alg: 'ES256', kid: 'key' }, 'malformed'],
  ['of another algorithm', { ...HEADER, alg: 'none' }, 'malformed'],
  ['with an extension', { ...HEADER, crit: ['b64'] }, 'malformed'],
  ['under a key that leads to no anchor', { ...HEADER, kid: 'another' }, 'untrusted-issuer-key'],
])('a list %s is refused', async (_, header, refused) => {
  expect(await verify(header, LIST)).toEqual({ refused });
});

test('V37 a list that somebody else has signed or changed is refused', async () => {
  const expectation = { issuer: ISSUER, resolveIssuerKey: () => publicJwk('issuer'), now: NOW };
  const foreign = await signJws('stranger', HEADER, LIST);
  expect(await verifyTrustList(foreign, expectation)).toEqual({ refused: 'bad-signature' });
  const [header, , signature] = (await signJws('issuer', HEADER, LIST)).split('.');
  const [, payload] = (await signJws('issuer', HEADER, { ...LIST, name: 'Inny' })).split('.');
  expect(await verifyTrustList(`${header}.${payload}.${signature}`, expectation)).toEqual({ refused: 'bad-signature' });
  expect(await verifyTrustList('no list', expectation)).toEqual({ refused: 'malformed' });
});

test('V43 a list of another issuer is refused, whoever has signed it', async () => {
  expect(await withList({ iss: 'https://other.example' })).toEqual({ refused: 'foreign-issuer' });
});

test('a list counts from its first moment to its last, with the skew that clocks are allowed', async () => {
  expect(await withList({}, NOW + 629)).toHaveProperty('ok');
  expect(await withList({}, NOW + 630)).toEqual({ refused: 'expired' });
  expect(await withList({}, NOW - 30)).toHaveProperty('ok');
  expect(await withList({}, NOW - 31)).toEqual({ refused: 'issued-in-future' });
  expect(await withList({ nbf: NOW + 31 })).toEqual({ refused: 'expired' });
});

test.each<[string, JsonObject]>([
  ['an issuer that is no address', { iss: 'javascript:alert(1)' }],
  ['an address that only ends like http', { iss: 'nothttp://issuer.example' }],
  ['an address that only begins like http', { iss: 'httpsx://issuer.example' }],
  ['a moment before all others', { iat: -1 }],
  ['half a second', { exp: NOW + 0.5 }],
  ['no name', { name: '' }],
  ['a chain without a certificate', { card_keys: [{ x5c: [] }] }],
  ['an institution of another kind', { institutions: [{ ...INSTITUTION, kind: 'office' }] }],
  ['an institution without a number', { institutions: [{ ...INSTITUTION, id: '' }] }],
  ['a number that no card carries', { institutions: [{ ...INSTITUTION, id: 'a/b' }] }],
  ['a number that begins with something else', { institutions: [{ ...INSTITUTION, id: ' a' }] }],
  ['an end that is no moment', { institutions: [{ ...INSTITUTION, valid_until: '2026' }] }],
  ['an end before all moments', { institutions: [{ ...INSTITUTION, valid_until: -1 }] }],
])('%s is no list', async (_, change) => {
  expect(await withList(change)).toEqual({ refused: 'malformed' });
});

const many = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);

test.each<[string, number, (length: number) => object]>([
  ['the letters of its issuer', 500, (length) => ({ iss: `${ISSUER}/`.padEnd(length, 'a') })],
  ['the letters of its name', 200, (length) => ({ name: 'a'.repeat(length) })],
  ['its keys', 20, (length) => ({ card_keys: many(length, LIST.card_keys[0]) })],
  ['the certificates of a key', 4, (length) => ({ card_keys: [{ x5c: many(length, 'MA==') }] })],
  ['its institutions', 100_000, (length) => ({ institutions: many(length, INSTITUTION) })],
  ['the signs of a number', 32, (length) => ({ institutions: [{ ...INSTITUTION, id: 'a'.repeat(length) }] })],
  ['the types of cards', 20, (length) => ({ institutions: [{ ...INSTITUTION, card_types: many(length, 'a') }] })],
  ['the letters of a type', 50, (length) => ({ institutions: [{ ...INSTITUTION, card_types: ['a'.repeat(length)] }] })],
])('%s are %i at the most', (_, most, change) => {
  expect(trustListSchema.safeParse({ ...LIST, ...change(most) }).success).toBe(true);
  expect(trustListSchema.safeParse({ ...LIST, ...change(most + 1) }).success).toBe(false);
});
