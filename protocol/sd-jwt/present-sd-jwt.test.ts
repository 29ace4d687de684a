import { describe, expect, it } from 'vitest';
import { digestOf, encodeDisclosure, signAs, signJws } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { presentSdJwt } from './present-sd-jwt.ts';
import type { ClaimPath } from './reveal-claims.ts';
import { verifyPresentation } from './verify-presentation.ts';

const NOW = 1_800_000_000;
const context = { audience: 'https://verifier.example', nonce: 'a-nonce' };
const keyBinding = { ...context, iat: NOW, sign: (input: Uint8Array) => signAs('holder', new Uint8Array(input)) };

const street = encodeDisclosure(['salt-of-the-street-____', 'street', 'Długa']);
const poland = encodeDisclosure(['salt-of-poland-________', 'PL']);

async function credential(): Promise<string> {
  const home = encodeDisclosure(['salt-of-the-home-______', 'home', { _sd: [await digestOf(street)], city: 'Gdańsk' }]);
  const jwt = await signJws(
    'issuer',
    { typ: 'dc+sd-jwt', alg: 'ES256' },
    {
      vct: 'urn:example:member',
      cnf: { jwk: publicJwk('holder') },
      citizenships: [{ '...': await digestOf(poland) }],
      _sd: [await digestOf(home)],
    },
  );
  return `${jwt}~${home}~${street}~${poland}~`;
}

async function seenWhen(disclose: (path: ClaimPath) => boolean): Promise<unknown> {
  const made = await presentSdJwt({ credential: await credential(), disclose, keyBinding });
  if ('refused' in made) return made;
  const options = { now: NOW, maxAgeSeconds: 60, resolveIssuerKey: () => publicJwk('issuer'), ...context };
  const verified = await verifyPresentation(made.presentation, options);
  return 'ok' in verified ? { home: verified.claims['home'], citizenships: verified.claims['citizenships'] } : verified;
}

describe('presenting', () => {
  it('discloses nothing unasked', async () => {
    expect(await seenWhen(() => false)).toEqual({ home: undefined, citizenships: [] });
  });

  it('discloses an object without what is withheld inside it', async () => {
    expect(await seenWhen((path) => path.join('.') === 'home')).toEqual({ home: { city: 'Gdańsk' }, citizenships: [] });
  });

  it('discloses with an inner claim the object around it', async () => {
    const seen = { home: { city: 'Gdańsk', street: 'Długa' }, citizenships: [] };
    expect(await seenWhen((path) => path.join('.') === 'home.street')).toEqual(seen);
  });

  it('discloses an element of an array', async () => {
    expect(await seenWhen((path) => path[0] === 'citizenships')).toEqual({ home: undefined, citizenships: ['PL'] });
  });

  it('refuses to bind what is bound already (RFC 9901 §7.2)', async () => {
    const made = await presentSdJwt({ credential: `${await credential()}a.b.c`, disclose: () => true, keyBinding });
    expect(made).toEqual({ refused: 'already-bound' });
  });
});
