import type { JsonObject } from '../json/json-value.ts';
import { signJws } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { embeddedKeyCases } from './embedded-key-cases.ts';
import type { Vector, VectorFile } from './vector.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.example';
const HEADER = { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: publicJwk('holder') };
const CLAIMS = { aud: ISSUER, iat: NOW, nonce: 'c-nonce' };

async function vector(
  name: string,
  expected: JsonObject,
  change: { header?: JsonObject; claims?: JsonObject; clientId?: string; number?: string } = {},
): Promise<Vector> {
  const proof = await signJws('holder', { ...HEADER, ...change.header }, { ...CLAIMS, ...change.claims });
  const client = change.clientId === undefined ? {} : { clientId: change.clientId };
  return {
    name,
    ...(change.number === undefined ? {} : { case: change.number }),
    input: { proof, ...client },
    expected,
  };
}

async function accepted(): Promise<Vector[]> {
  const good = { ok: true, jwk: publicJwk('holder'), nonce: 'c-nonce' };
  return [
    await vector('accepts a proof with an embedded key', good),
    await vector('accepts iss when it is the client', good, { claims: { iss: 'wallet' }, clientId: 'wallet' }),
    await vector('accepts a client that does not say its name', good, { clientId: 'wallet' }),
    await vector('passes over the iss of an anonymous client', good, { claims: { iss: 'wallet' } }),
    await vector('accepts the one audience in an array', good, { claims: { aud: [ISSUER] } }),
    await vector('keeps only the public members of the key', good, {
      header: { jwk: { ...publicJwk('holder'), alg: 'ES256', use: 'sig' } },
    }),
  ];
}

/** Of somebody else, or for somebody else. */
async function wrongParty(): Promise<Vector[]> {
  return [
    await vector(
      'refuses iss of another client',
      { refused: 'wrong-issuer' },
      { claims: { iss: 'other' }, clientId: 'wallet', number: 'P21' },
    ),
    await vector(
      'refuses iss that is no text',
      { refused: 'wrong-issuer' },
      { claims: { iss: ['wallet'] }, clientId: 'wallet' },
    ),
    await vector(
      'refuses another audience',
      { refused: 'wrong-audience' },
      { claims: { aud: 'https://other.example' }, number: 'P21' },
    ),
    await vector(
      'refuses the audience with a slash more',
      { refused: 'wrong-audience' },
      { claims: { aud: `${ISSUER}/` }, number: 'P21' },
    ),
    await vector(
      'refuses several audiences',
      { refused: 'wrong-audience' },
      { claims: { aud: [ISSUER, 'https://other.example'] }, number: 'P21' },
    ),
    await vector('refuses no audience', { refused: 'wrong-audience' }, { claims: { aud: [] }, number: 'P21' }),
  ];
}

async function wrongClaim(): Promise<Vector[]> {
  const day = 86_400;
  return [
    await vector('refuses kid beside jwk', { refused: 'ambiguous-key' }, { header: { kid: 'did:example:1' } }),
    await vector('refuses x5c beside jwk', { refused: 'ambiguous-key' }, { header: { x5c: ['MIIB'] } }),
    await vector(
      'refuses a proof without nonce',
      { refused: 'missing-nonce' },
      { claims: { nonce: null }, number: 'P16' },
    ),
    await vector('refuses an empty nonce', { refused: 'missing-nonce' }, { claims: { nonce: '' }, number: 'P16' }),
    await vector(
      'refuses a nonce of 513 characters',
      { refused: 'oversized-nonce' },
      { claims: { nonce: 'n'.repeat(513) }, number: 'P17' },
    ),
    await vector('refuses a proof of yesterday', { refused: 'stale' }, { claims: { iat: NOW - day }, number: 'P21' }),
    await vector(
      'refuses a proof of tomorrow',
      { refused: 'issued-in-future' },
      { claims: { iat: NOW + day }, number: 'P21' },
    ),
    await vector('refuses a proof without iat', { refused: 'missing-iat' }, { claims: { iat: null }, number: 'P21' }),
    await vector(
      'refuses a proof that has expired',
      { refused: 'expired' },
      { claims: { exp: NOW - 30 }, number: 'P21' },
    ),
    await vector(
      'refuses a proof that is not yet valid',
      { refused: 'not-yet-valid' },
      { claims: { nbf: NOW + 31 }, number: 'P21' },
    ),
    await vector(
      'refuses a proof whose exp is text',
      { refused: 'malformed-time' },
      { claims: { exp: '2027' }, number: 'P21' },
    ),
  ];
}

export async function proofVectors(): Promise<VectorFile> {
  const broken = embeddedKeyCases(HEADER.typ).map(async ({ name, refused, header, payload, signer, case: number }) => ({
    name,
    ...(number === undefined ? {} : { case: number }),
    input: { proof: await signJws(signer ?? 'holder', header ?? HEADER, payload ?? CLAIMS) },
    expected: { refused },
  }));
  return {
    about: 'Key proofs of type jwt (OpenID4VCI 1.0 Appendix F.1, F.4). Each refusal is `invalid_proof` on the wire.',
    context: { now: NOW, skewSeconds: 30, maxAgeSeconds: 300, issuer: ISSUER },
    vectors: [...(await accepted()), ...(await wrongParty()), ...(await wrongClaim()), ...(await Promise.all(broken))],
  };
}
