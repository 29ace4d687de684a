import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { KEY_PURPOSES } from '@mleg/protocol/x509/key-purpose';
import { beforeAll, expect, test } from 'vitest';
import { openHoldings } from '../holdings/holdings.ts';
import { openVerifierKeys } from '../keys/verifier-keys.ts';
import { type ForeignIssuer, makeHolder, openForeignIssuer } from '../testing/foreign-issuer.ts';
import { checkRoutes } from './check-routes.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.example';
const NONCE = 'a-nonce-of-the-shop-0001';
const AUDIENCE = 'https://shop.example';
const holder = makeHolder();
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {}, child: () => silent };
let issuer: ForeignIssuer;
let keys: KeyStore;

beforeAll(async () => {
  keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'a passphrase of the tests');
  issuer = await openForeignIssuer(ISSUER, NOW);
});

/** A verifier that trusts `issuer`, on a network where only the issuer's lists are. */
async function check(
  presentation: string,
  lists: Record<string, string>,
  sent: { nonce?: string; audience?: string } = {},
) {
  const asked: string[] = [];
  const clock = { now: () => new Date(NOW * 1000) };
  const holdings = openHoldings({
    settings: {
      origin: 'https://verifier.example',
      trustedIssuers: [{ issuer: ISSUER, rootCertificate: issuer.rootCertificate }],
    },
    clock,
    log: silent,
    rotating: openVerifierKeys({ keys, calendar: memoryCalendar(), clock }),
    fetch: async (request) => {
      asked.push(request.url);
      if (request.url === `${ISSUER}/status-lists`) return Response.json({ status_lists: Object.keys(lists) });
      const list = lists[request.url];
      return list ? new Response(list) : new Response(null, { status: 404 });
    },
  });
  const body = JSON.stringify({ presentation, nonce: NONCE, audience: AUDIENCE, ...sent });
  const response = await checkRoutes({ clock, holdings }).request('/api/checks', { method: 'POST', body });
  return { status: response.status, verdict: await response.json(), asked };
}

async function present(credential: string, { signer = holder, iat = NOW } = {}): Promise<string> {
  const presented = await presentSdJwt({
    credential,
    disclose: ([name]) => name === 'given_name',
    keyBinding: { audience: AUDIENCE, nonce: NONCE, iat, sign: (data) => signer.sign(data) },
  });
  if ('refused' in presented) throw new Error(presented.refused);
  return presented.presentation;
}

const goodList = async () => ({ [`${ISSUER}/lists/1`]: await issuer.statusList({ 5: 1, 6: 2 }) });

/** Of a card and a list by an issuer whose certificate says that its key is for this. */
async function verdictOf(usages: readonly string[] | undefined, listUsages?: readonly string[]) {
  issuer = await openForeignIssuer(ISSUER, NOW, usages, listUsages);
  return (await check(await present(await issuer.card({ holder })), await goodList())).verdict;
}

test('K5 a key that its certificate has for lists signs no card, and one for cards their lists', async () => {
  const { card, 'status-list': lists, 'trust-list': trustList } = KEY_PURPOSES;
  const stranger = { verdict: 'red', reason: 'untrusted-issuer-key' };
  expect(await verdictOf([lists])).toEqual(stranger);
  expect(await verdictOf([trustList, '1.3.6.1.5.5.7.3.1'])).toEqual(stranger);
  expect(await verdictOf([card])).toMatchObject({ verdict: 'green' });
  expect(await verdictOf([card, lists])).toMatchObject({ verdict: 'green' });
  expect(await verdictOf([card], [trustList])).toEqual({ verdict: 'amber', reason: 'no-usable-status-list' });
  // A key of their own, as lists had of our issuer until it was the card's.
  expect(await verdictOf([card], [lists])).toMatchObject({ verdict: 'green' });
  // What says nothing is not asked: cards and lists from before are good.
  expect(await verdictOf(undefined)).toMatchObject({ verdict: 'green' });
});

test('is green on proof, and tells what was disclosed and nothing else', async () => {
  const { verdict } = await check(await present(await issuer.card({ holder })), await goodList());
  expect(verdict).toEqual({
    verdict: 'green',
    cardType: 'student-card',
    vct: `${ISSUER}/types/student-card/1`,
    claims: { given_name: 'Zofia' },
    statusListAgeSeconds: 0,
  });
});

test('V37 is red for a trusted name with a stranger’s key', async () => {
  const stranger = await openForeignIssuer(ISSUER, NOW);
  const { verdict } = await check(await present(await stranger.card({ holder })), await goodList());
  expect(verdict).toEqual({ verdict: 'red', reason: 'untrusted-issuer-key' });
});

test('V38 is red without the holder’s proof, with another’s, and for another nonce or audience', async () => {
  const credential = await issuer.card({ holder });
  const lists = await goodList();
  const presentation = await present(credential);
  const answers = await Promise.all([
    check(credential, lists),
    check(await present(credential, { signer: makeHolder() }), lists),
    check(presentation, lists, { nonce: 'another-nonce-of-16' }),
    check(presentation, lists, { audience: 'https://other.example' }),
  ]);
  expect(answers.map(({ verdict }) => verdict)).toEqual([
    { verdict: 'red', reason: 'missing-key-binding' },
    { verdict: 'red', reason: 'key-binding-bad-signature' },
    { verdict: 'red', reason: 'key-binding-wrong-nonce' },
    { verdict: 'red', reason: 'key-binding-wrong-audience' },
  ]);
});

test('V39 is red for a recording', async () => {
  const { verdict } = await check(await present(await issuer.card({ holder }), { iat: NOW - 600 }), await goodList());
  expect(verdict).toEqual({ verdict: 'red', reason: 'key-binding-stale' });
});

test('V41 is red for an expired card whose status is valid', async () => {
  const { verdict } = await check(await present(await issuer.card({ holder, exp: NOW - 60 })), await goodList());
  expect(verdict).toEqual({ verdict: 'red', reason: 'expired' });
});

test('V42 is red for a revoked and for a suspended card', async () => {
  const lists = await goodList();
  const revoked = await check(await present(await issuer.card({ holder, idx: 5 })), lists);
  const suspended = await check(await present(await issuer.card({ holder, idx: 6 })), lists);
  expect(revoked.verdict).toEqual({ verdict: 'red', reason: 'revoked' });
  expect(suspended.verdict).toEqual({ verdict: 'red', reason: 'suspended' });
});

test('V42 is amber without a list, and with one that may not be relied on any more', async () => {
  const presentation = await present(await issuer.card({ holder }));
  const none = await check(presentation, {});
  const expired = await check(presentation, { [`${ISSUER}/lists/1`]: await issuer.statusList({}, { exp: NOW - 60 }) });
  expect(none.verdict).toEqual({ verdict: 'amber', reason: 'no-usable-status-list' });
  expect(expired.verdict).toEqual({ verdict: 'amber', reason: 'no-usable-status-list' });
});

test('V43 is amber when the list is signed by somebody else', async () => {
  const stranger = await openForeignIssuer(ISSUER, NOW);
  const lists = { [`${ISSUER}/lists/1`]: await stranger.statusList({}) };
  const { verdict } = await check(await present(await issuer.card({ holder })), lists);
  expect(verdict).toEqual({ verdict: 'amber', reason: 'no-usable-status-list' });
});

test('V44 is red for an index outside the list', async () => {
  const { verdict } = await check(await present(await issuer.card({ holder, idx: 64 })), await goodList());
  expect(verdict).toEqual({ verdict: 'red', reason: 'status-out-of-range' });
});

test('is red for another kind of credential of the same issuer', async () => {
  const credential = await issuer.card({ holder, vct: `${ISSUER}/types/library-card/1` });
  const { verdict } = await check(await present(credential), await goodList());
  expect(verdict).toEqual({ verdict: 'red', reason: 'unknown-vct' });
});

test('asks nobody about one card: lists come whole, and not because of a check', async () => {
  const { asked } = await check(await present(await issuer.card({ holder })), await goodList());
  expect(asked).toEqual([`${ISSUER}/status-lists`, `${ISSUER}/lists/1`, `${ISSUER}/trust-list`]);
});

test('refuses what is no request for a check', async () => {
  expect((await check('', await goodList())).status).toBe(400);
});
