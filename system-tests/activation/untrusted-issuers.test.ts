import { generateKeyPairSync } from 'node:crypto';
import {
  ACTIVATION_CODE,
  createForeignIssuer,
  type ForeignIssuer,
  ISSUER,
  issueMembership,
  OFFER_LINK,
  offer,
} from '@mleg/testing/foreign/foreign-issuer';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { expect, test } from 'vitest';

const walletOf = (issuer: ForeignIssuer) =>
  createHeadlessWallet({ fetch: (request) => issuer.fetch(request), trustedIssuers: [ISSUER], now: () => new Date() });
const linkTo = (uri: string) => `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(uri)}`;
const byValue = (value: object) =>
  `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(value))}`;

test('W31 names the host of an unlisted issuer and sends it nothing', async () => {
  const issuer = createForeignIssuer();
  const unlisted = { refused: 'unlisted-issuer', host: 'evil.example' };
  expect(await walletOf(issuer).redeem(linkTo('https://evil.example/offers/1'), ACTIVATION_CODE)).toEqual(unlisted);
  const foreign = offer({ credential_issuer: 'https://evil.example' });
  expect(await walletOf(issuer).redeem(byValue(foreign), ACTIVATION_CODE)).toEqual(unlisted);
  expect(issuer.asked).toEqual([]);
});

test('W31 a listed origin does not list another issuer under it', async () => {
  const issuer = createForeignIssuer();
  const link = byValue(offer({ credential_issuer: `${ISSUER}/other-tenant` }));
  expect(await walletOf(issuer).redeem(link, ACTIVATION_CODE)).toMatchObject({ refused: 'unlisted-issuer' });
});

test.each([
  'http://169.254.169.254/latest/meta-data',
  'https://127.0.0.1/offers/1',
  'https://2130706433/offers/1',
  'https://[::1]/offers/1',
  'https://router.local/offers/1',
  'http://issuer.foreign.example/offers/abc',
  'https://issuer.foreign.example@evil.example/offers/1',
  'file:///etc/passwd',
  'nonsense',
])('W32 does not fetch an offer from %s', async (uri) => {
  const issuer = createForeignIssuer();
  expect(await walletOf(issuer).redeem(linkTo(uri), ACTIVATION_CODE)).toMatchObject({ refused: 'unsafe-address' });
  expect(issuer.asked).toEqual([]);
});

test('W32 does not follow a redirect', async () => {
  const issuer = createForeignIssuer();
  issuer.replace(
    '/offers/abc',
    () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } }),
  );
  expect(await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE)).toEqual({ refused: 'issuer-fault' });
  expect(issuer.asked).toHaveLength(1);
});

test('W32 stops reading an answer without end', async () => {
  const issuer = createForeignIssuer();
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
  issuer.replace('/offers/abc', () => new Response(endless, { headers: { 'Content-Type': 'application/json' } }));
  expect(await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE)).toEqual({ refused: 'issuer-fault' });
});

test('W32 endpoints on unlisted hosts are not asked, whatever the metadata says', async () => {
  const issuer = createForeignIssuer();
  issuer.metadata['credential_endpoint'] = 'https://evil.example/credential';
  const result = await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE);
  expect(result).toEqual({ refused: 'issuer-fault' });
  expect(issuer.asked.filter((asked) => asked.includes('evil'))).toEqual([]);
});

test('W33 refuses metadata that speaks for another issuer', async () => {
  const issuer = createForeignIssuer();
  issuer.metadata['credential_issuer'] = 'https://evil.example';
  expect(await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE)).toEqual({ refused: 'issuer-mismatch' });
  expect(issuer.tokenRequests).toEqual([]);
});

test('W34 control, bidirectional and line characters of issuers never reach a screen', async () => {
  const issuer = createForeignIssuer();
  issuer.metadata['display'] = [{ name: 'Good\u202Elive\u0000 \u2028<b>Club</b>', locale: 'en' }];
  const activation = await walletOf(issuer).start(OFFER_LINK);
  expect(activation).toMatchObject({ proposal: { issuerName: [{ locale: 'en', text: 'Goodlive <b>Club</b>' }] } });
});

test('refuses issuers and offers of drafts', async () => {
  const issuer = createForeignIssuer();
  const draftOffer = { credential_issuer: ISSUER, credentials: ['membership'], grants: offer()['grants'] };
  expect(await walletOf(issuer).start(byValue(draftOffer))).toEqual({ refused: 'unsupported-offer' });
  const configurations = issuer.metadata['credential_configurations_supported'] as Record<string, object>;
  configurations['membership'] = { format: 'vc+sd-jwt', vct: 'x', display: [{ name: 'Membership' }] };
  expect(await walletOf(issuer).start(OFFER_LINK)).toEqual({ refused: 'draft-issuer' });
});

test.each(['WIFI:S:home;;', 'https://example.org/menu', 'javascript:alert(1)', '', 'x'.repeat(10_000)])(
  'is not a card code: %s',
  async (text) => {
    const refusal = await walletOf(createForeignIssuer()).start(text.slice(0, 9_000));
    expect(refusal).toMatchObject({ refused: text === '' ? 'wrong-length' : 'not-a-card-code' });
  },
);

test('puts nothing on the shelf that is not bound to its own keys or not signed by the issuer', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  const holderKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  issuer.replace('/credential', () =>
    Response.json({ credentials: [{ credential: issueMembership(privateKey, holderKey as never) }] }),
  );
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  expect(await wallet.finish(activation.id, ACTIVATION_CODE)).toEqual({
    refused: 'bad-credential',
    because: 'bad-signature',
  });
  expect(await wallet.deps.vault.list('card')).toEqual([]);
  issuer.restore('/credential');
  expect(await wallet.finish(activation.id)).toHaveProperty('card');
});
