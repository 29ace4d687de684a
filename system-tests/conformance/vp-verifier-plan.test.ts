import { SHOP } from '@mleg/testing/clients/relying-party';
import type { ReadRequest, Tampering } from '@mleg/testing/online-house/obedient-wallet';
import { type OnlineHouse, openOnlineHouse } from '@mleg/testing/online-house/online-house';
import { makeHolder } from '@mleg/verifier/testing/foreign-issuer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRequest, fetchRequest, present, rememberKey } from './suite-presenter.ts';

/*
 * docs/conformance-suite.md: the plans `oid4vp-1final-verifier-test-plan` and `…-verifier-haip-test-plan`, with the
 * variants `sd_jwt_vc`, `x509_hash`, `request_uri_signed`, `direct_post.jwt`. The suite's wallet shows a PID; here it
 * shows a student's card. A screenshot of the result is what the shop collects.
 */

let house: OnlineHouse;
beforeAll(async () => {
  house = await openOnlineHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const STUDENT = { purpose: 'student', ask: { preset: 'student' as const } };

type Tamper = (request: ReadRequest) => Tampering | Promise<Tampering>;

async function flow(haip: boolean, tamper: Tamper = () => ({}), fetches = 1): Promise<unknown> {
  // HAIP 1.0 §5.1: on one device the browser goes back, and only then is the answer handed out.
  const { checkId, link } = await house.start(haip ? { ...STUDENT, returnTo: `${SHOP}/back` } : STUDENT);
  const request = await fetchRequest(house, link);
  checkRequest(request, house.seconds());
  for (let more = 1; more < fetches; more += 1) checkRequest(await fetchRequest(house, link), house.seconds());
  rememberKey(request);
  const change = await tamper(request.payload as ReadRequest);
  const back = await present(house, request, change, haip);
  const collected = await house.shop.collect(checkId, back?.split('=')[1]);
  return typeof collected === 'object' && collected.state === 'answered' ? collected.result : collected;
}

const GREEN = { verdict: 'green', answer: { to: 'student', holds: true } };
const red = (reason: string) => ({ verdict: 'red', reason });
const YEAR = 31_536_000;

describe.each([
  ['plain', false],
  ['haip', true],
])('%s', (_profile, haip) => {
  test('oid4vp-1final-verifier-happy-flow', async () => {
    expect(await flow(haip)).toMatchObject(GREEN);
  });

  test('oid4vp-1final-verifier-minimal-cnf-jwk', async () => {
    // The card's own key has these members and no others.
    const { kty, crv, x, y } = house.holder.jwk;
    expect(house.holder.jwk).toEqual({ kty, crv, x, y });
    expect(await flow(haip)).toMatchObject(GREEN);
  });

  test('oid4vp-1final-verifier-request-uri-fetched-twice', async () => {
    expect(await flow(haip, undefined, 2)).toMatchObject(GREEN);
  });

  test('oid4vp-1final-verifier-request-uri-method-post, by a wallet that posts all the same', async () => {
    const { link } = await house.start(STUDENT);
    const request = await fetchRequest(house, link, 'a-nonce-of-the-wallet');
    expect(request.payload['wallet_nonce']).toBe('a-nonce-of-the-wallet');
  });

  test.each<[string, string, Tamper]>([
    ['invalid-kb-jwt-signature', 'key-binding-bad-signature', () => ({ holder: makeHolder() })],
    ['invalid-credential-signature', 'bad-signature', async () => ({ credential: broken(house.card) })],
    [
      'invalid-sd-hash',
      'key-binding-wrong-hash',
      async (request) => ({ presentation: await withForeignHash(request) }),
    ],
    ['invalid-kb-jwt-nonce', 'key-binding-wrong-nonce', () => ({ nonce: 'another-nonce-of-somebody-else' })],
    ['invalid-kb-jwt-aud', 'key-binding-wrong-audience', () => ({ audience: 'https://other.example' })],
    ['kb-jwt-iat-in-past', 'key-binding-stale', () => ({ iat: house.seconds() - YEAR })],
    ['kb-jwt-iat-in-future', 'key-binding-issued-in-future', () => ({ iat: house.seconds() + YEAR })],
  ])('oid4vp-1final-verifier-%s', async (_module, reason, tamper) => {
    expect(await flow(haip, tamper)).toEqual(red(reason));
  });
});

/** With another byte in the issuer's signature. */
function broken(card: string): string {
  const [jwt = '', ...disclosures] = card.split('~');
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes[5] = (bytes[5] ?? 0) ^ 0x5a;
  return [`${header}.${payload}.${bytes.toString('base64url')}`, ...disclosures].join('~');
}

/** A proof over the card with all that is in it, beside the card with nothing. */
async function withForeignHash(request: ReadRequest): Promise<string> {
  const whole = await house.present(request, { disclose: ['given_name'] });
  const bare = await house.present(request, { disclose: [] });
  return `${bare.slice(0, bare.lastIndexOf('~') + 1)}${whole.slice(whole.lastIndexOf('~') + 1)}`;
}
