import type { JsonObject } from '../json/json-value.ts';
import { digestOf, signJws } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { embeddedKeyCases } from './embedded-key-cases.ts';
import type { Vector, VectorFile } from './vector.ts';

const NOW = 1_800_000_000;
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const HEADER = { typ: 'dpop+jwt', alg: 'ES256', jwk: publicJwk('holder') };
const CLAIMS = { jti: 'e1j3V_bKic8-LAEB', htm: 'POST', htu: 'https://issuer.example/token', iat: NOW };

async function vector(
  name: string,
  expected: JsonObject,
  change: { claims?: JsonObject; url?: string; accessToken?: string; number?: string } = {},
): Promise<Vector> {
  const proof = await signJws('holder', HEADER, { ...CLAIMS, ...change.claims });
  const { url = 'https://issuer.example/token', accessToken, number } = change;
  const input = { proof, url, ...(accessToken === undefined ? {} : { accessToken }) };
  return { name, ...(number === undefined ? {} : { case: number }), input, expected };
}

/** An example everyone can look up: the proof of RFC 9449 §4.1 with the thumbprint of §6.1. */
const EXAMPLE: Vector = {
  name: 'accepts the example of RFC 9449 §4.1',
  input: {
    now: 1_562_262_618,
    url: 'https://server.example.com/token',
    proof:
      'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
  },
  expected: {
    ok: true,
    jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
    jti: '-BwC3ESc6acc2lTc',
    iat: 1_562_262_616,
  },
};

async function accepted(): Promise<Vector[]> {
  const jkt = await digestOf(JSON.stringify({ crv: 'P-256', kty: 'EC', x: HEADER.jwk.x, y: HEADER.jwk.y }));
  const good = { ok: true, jkt, jti: CLAIMS.jti, iat: NOW };
  const ath = await digestOf(TOKEN);
  return [
    await vector('accepts a proof for the token endpoint', good),
    await vector('accepts a proof bound to the access token', good, { claims: { ath }, accessToken: TOKEN }),
    await vector('ignores query and fragment of the request', good, { url: 'https://issuer.example/token?a=b#c' }),
    await vector('ignores query and fragment of htu', good, { claims: { htu: 'https://issuer.example/token?a#b' } }),
    await vector('normalises case and default port', good, { claims: { htu: 'HTTPS://Issuer.Example:443/token' } }),
    await vector('hands on the nonce', { ...good, nonce: 'n' }, { claims: { nonce: 'n' } }),
  ];
}

const wrongTarget = async (): Promise<Vector[]> => [
  await vector('refuses another method', { refused: 'wrong-method' }, { claims: { htm: 'GET' }, number: 'P25' }),
  await vector(
    'refuses a method in lower case',
    { refused: 'wrong-method' },
    { claims: { htm: 'post' }, number: 'P25' },
  ),
  await vector(
    'refuses another path',
    { refused: 'wrong-url' },
    { claims: { htu: 'https://issuer.example/credential' }, number: 'P25' },
  ),
  await vector(
    'refuses another host',
    { refused: 'wrong-url' },
    { claims: { htu: 'https://evil.example/token' }, number: 'P25' },
  ),
  await vector(
    'refuses another scheme',
    { refused: 'wrong-url' },
    { claims: { htu: 'http://issuer.example/token' }, number: 'P25' },
  ),
  await vector(
    'refuses a path in other case',
    { refused: 'wrong-url' },
    { claims: { htu: 'https://issuer.example/Token' }, number: 'P25' },
  ),
  await vector('refuses htu that is no URL', { refused: 'wrong-url' }, { claims: { htu: '/token' }, number: 'P25' }),
];

async function wrongClaim(): Promise<Vector[]> {
  const ath = await digestOf(TOKEN);
  return [
    await vector('refuses a proof older than the window', { refused: 'stale' }, { claims: { iat: NOW - 91 } }),
    await vector('refuses a proof from the future', { refused: 'issued-in-future' }, { claims: { iat: NOW + 31 } }),
    await vector('refuses a proof without iat', { refused: 'missing-iat' }, { claims: { iat: null } }),
    await vector(
      'refuses a proof that has expired',
      { refused: 'expired' },
      { claims: { exp: NOW - 30 }, number: 'P25' },
    ),
    await vector(
      'refuses a proof that is not yet valid',
      { refused: 'not-yet-valid' },
      { claims: { nbf: NOW + 31 }, number: 'P25' },
    ),
    await vector(
      'refuses a proof whose exp is text',
      { refused: 'malformed-time' },
      { claims: { exp: '2027' }, number: 'P25' },
    ),
    await vector('refuses a proof without jti', { refused: 'missing-jti' }, { claims: { jti: null }, number: 'P25' }),
    await vector('refuses an empty jti', { refused: 'missing-jti' }, { claims: { jti: '' }, number: 'P25' }),
    await vector(
      'refuses a jti of 129 characters',
      { refused: 'oversized-jti' },
      { claims: { jti: 'j'.repeat(129) }, number: 'P25' },
    ),
    await vector(
      'refuses a proof without ath beside a token',
      { refused: 'missing-token-hash' },
      { accessToken: TOKEN },
    ),
    await vector(
      'refuses the ath of another token',
      { refused: 'wrong-token-hash' },
      { claims: { ath }, accessToken: 'another' },
    ),
  ];
}

export async function dpopVectors(): Promise<VectorFile> {
  const broken = embeddedKeyCases(HEADER.typ).map(async ({ name, refused, header, payload, signer }) => ({
    name,
    input: { proof: await signJws(signer ?? 'holder', header ?? HEADER, payload ?? CLAIMS), url: CLAIMS.htu },
    expected: { refused },
  }));
  const huge = {
    name: 'refuses a proof of 9 kB',
    input: { proof: 'e'.repeat(9_000), url: CLAIMS.htu },
    expected: { refused: 'too-large' },
  };
  return {
    about: 'DPoP proofs (RFC 9449 §4.3). `accessToken` is the one of the request, where there is one.',
    context: { now: NOW, skewSeconds: 30, maxAgeSeconds: 60, method: 'POST' },
    vectors: [
      EXAMPLE,
      ...(await accepted()),
      ...(await wrongTarget()),
      ...(await wrongClaim()),
      ...(await Promise.all(broken)),
      huge,
    ],
  };
}
