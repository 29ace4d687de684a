import { createHash, X509Certificate } from 'node:crypto';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { parseAuthorizationServerMetadata } from '@mleg/protocol/openid4vci/authorization-server-metadata';
import { credentialOfferSchema } from '@mleg/protocol/openid4vci/credential-offer';
import { type IssuerMetadata, parseIssuerMetadata } from '@mleg/protocol/openid4vci/issuer-metadata';
import { verifySdJwt } from '@mleg/protocol/sd-jwt/verify-sd-jwt';
import { COMPACT_CARD_FORMAT, COMPACT_CONFIGURATIONS_URI } from '@mleg/student-card/card-type';
import { orderCodes, STUDENT, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, fetchOffer, makeKey, redeemCodes } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(() => world.end());

const get = (path: string) => world.issuer.fetch(new Request(`${ORIGIN}${path}`));

async function issue(claims: object = {}, copies = 2) {
  const holders = Array.from({ length: copies }, makeKey);
  const grant = await redeemCodes(world, await orderCodes(world, studentRequest({ holder: claims })));
  const { body } = await fetchCards(world, grant, holders);
  const cards = body.credentials.map(({ credential }: { credential: string }) => credential) as string[];
  return { holders, cards };
}

const fetchType = async (vct: unknown, integrity: unknown) => {
  const response = await world.issuer.fetch(new Request(String(vct)));
  const text = await response.text();
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(`sha256-${createHash('sha256').update(text).digest('base64')}`).toBe(integrity);
  return JSON.parse(text) as Record<string, unknown>;
};

const common = (list: unknown, others: unknown) =>
  (list as string[]).filter((each) => (others as string[]).includes(each));

/** Trusts what the downloaded root certifies for the issuer that the card names. */
async function verify(card: string) {
  const root = new X509Certificate(await (await get('/certificates/root.pem')).text());
  return verifySdJwt(card, {
    now: Math.floor(world.clock.now().getTime() / 1_000),
    resolveIssuerKey: ({ x5c }, { iss }) => {
      const leaf = new X509Certificate(Buffer.from((x5c as string[])[0] ?? '', 'base64'));
      if (!leaf.verify(root.publicKey) || !leaf.subjectAltName?.includes(`URI:${iss as string}`)) return undefined;
      return leaf.publicKey.export({ format: 'jwk' }) as EcPublicJwk;
    },
  });
}

test('a card says all the institution stated, for the holder alone to show, and verifies against the root', async () => {
  const { cards, holders } = await issue();
  const verified = await verify(cards[0] ?? '');
  if ('refused' in verified) throw new Error(verified.refused);
  expect(verified.claims).toMatchObject({ ...STUDENT, iss: ORIGIN, vct: `${ORIGIN}/types/student-card/1` });
  expect(verified.disclosed.map(({ path }) => String(path[0])).sort()).toEqual(Object.keys(STUDENT).sort());
  expect(verified.holderKey).toEqual(holders[0]?.jwk);
  const visible = Object.keys(verified.sdJwt.jws.payload).sort();
  expect(visible).toEqual(['_sd', '_sd_alg', 'cnf', 'exp', 'iat', 'iss', 'status', 'vct', 'vct#integrity']);
});

test('copies have nothing in common that tells them to be one card', async () => {
  const verified = await Promise.all((await issue()).cards.map(verify));
  const [one, other] = verified.map((each) => {
    if ('refused' in each) throw new Error(each.refused);
    return { payload: each.sdJwt.jws.payload, encoded: each.sdJwt.disclosures.map(({ encoded }) => encoded) };
  });
  expect(one?.payload['iat']).toBe(Date.UTC(2026, 9, 1) / 1_000);
  expect(one?.payload['exp']).toBe(Date.parse('2027-03-31T22:00:00Z') / 1_000);
  expect(common(one?.payload['_sd'], other?.payload['_sd'])).toEqual([]);
  expect(common(one?.encoded, other?.encoded)).toEqual([]);
  expect(one?.payload['status']).not.toEqual(other?.payload['status']);
});

test('the number of digests does not tell who has no PESEL', async () => {
  const withPesel = await verify((await issue()).cards[0] ?? '');
  const without = await verify((await issue({ personal_administrative_number: undefined })).cards[0] ?? '');
  if ('refused' in withPesel || 'refused' in without) throw new Error('refused');
  expect(without.claims).not.toHaveProperty('personal_administrative_number');
  const digests = (card: typeof without) => (card.sdJwt.jws.payload['_sd'] as string[]).length;
  expect(digests(without)).toBe(digests(withPesel));
});

test('the type named by a card is served at its address, unchanged, and so is the type it extends', async () => {
  const verified = await verify((await issue()).cards[0] ?? '');
  if ('refused' in verified) throw new Error(verified.refused);
  const type = await fetchType(verified.claims['vct'], verified.claims['vct#integrity']);
  const base = await fetchType(type['extends'], type['extends#integrity']);
  const claims = [type, base].flatMap((document) => document['claims'] as { path: string[]; sd: string }[]);
  expect(claims.map(({ path }) => String(path[0])).sort()).toEqual(Object.keys(STUDENT).sort());
  expect(claims.every(({ sd }) => sd === 'always')).toBe(true);
});

test('the metadata are as OpenID4VCI 1.0 has them, and any page may read them', async () => {
  const response = await get('/.well-known/openid-credential-issuer');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const parsed = parseIssuerMetadata(await response.json(), ORIGIN);
  if ('refused' in parsed) throw new Error(parsed.refused);
  expect(Object.keys(parsed.metadata.credential_configurations_supported)).toEqual([
    'student-card-sd-jwt',
    'pupil-card-sd-jwt',
  ]);
  const server = parseAuthorizationServerMetadata(
    await (await get('/.well-known/oauth-authorization-server')).json(),
    ORIGIN,
  );
  expect(server).toMatchObject({ metadata: { 'pre-authorized_grant_anonymous_access_supported': true } });
});

test('compact cards are where a link of the metadata leads, and nowhere else', async () => {
  const metadata = (await (await get('/.well-known/openid-credential-issuer')).json()) as Record<string, string>;
  const uri = metadata[COMPACT_CONFIGURATIONS_URI] ?? '';
  const response = await world.issuer.fetch(new Request(uri));
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({
    credential_issuer: ORIGIN,
    credential_configurations_supported: {
      'student-card-compact': { format: COMPACT_CARD_FORMAT, scope: 'student-card' },
      'pupil-card-compact': { format: COMPACT_CARD_FORMAT, scope: 'pupil-card' },
    },
  });
  const offer = await fetchOffer(world, (await orderCodes(world)).manualCode);
  expect(offer.body.credential_configuration_ids).toEqual(['student-card-sd-jwt']);
});

test('issuer and cards have a picture to be shown with, in every language', async () => {
  const metadata = (await (await get('/.well-known/openid-credential-issuer')).json()) as IssuerMetadata;
  const cards = Object.values(metadata.credential_configurations_supported);
  const displays = [metadata.display, ...cards.map((card) => card.credential_metadata?.display)].flat();
  expect(displays).toHaveLength(6);
  for (const display of displays) {
    expect(display?.logo?.alt_text).toBeTruthy();
    const picture = await world.issuer.fetch(new Request(display?.logo?.uri ?? ''));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
});

test('who is sent to the authorization endpoint is told where a card begins, and sent nowhere', async () => {
  const { authorization_endpoint, response_types_supported } = (await (
    await get('/.well-known/oauth-authorization-server')
  ).json()) as Record<string, unknown>;
  expect(response_types_supported).toEqual([]);
  const query = 'response_type=code&client_id=w&redirect_uri=https://wallet.example/';
  const response = await world.issuer.fetch(new Request(`${String(authorization_endpoint)}?${query}`));
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  const text = await response.text();
  expect(text).toMatch(/portalu swojej uczelni[^]*portal of your university[^]*unsupported_response_type/);
  expect(text).not.toContain('wallet.example');
});

test('an offer is as OpenID4VCI 1.0 has it, for one wallet, never cached, with another code each time', async () => {
  const codes = await orderCodes(world);
  const [one, other] = [await fetchOffer(world, codes.manualCode), await fetchOffer(world, codes.manualCode)];
  expect(credentialOfferSchema.safeParse(one.body).success).toBe(true);
  expect(one.headers.get('cache-control')).toBe('no-store');
  expect(one.body.grants).not.toEqual(other.body.grants);
});

test('a page of another origin may ask before it asks', async () => {
  const preflight = await world.issuer.fetch(new Request(`${ORIGIN}/credential`, { method: 'OPTIONS' }));
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Content-Type.*DPoP/);
});
