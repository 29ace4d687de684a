import { describe, expect, it } from 'vitest';
import { finishJws } from '../jws/prepare-jws.ts';
import { privateJwk, signAs, signJws } from '../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';
import { prepareProofJwt } from './prepare-proof-jwt.ts';
import { verifyProofs } from './verify-proofs.ts';

const options = { issuer: 'https://issuer.example', now: 1_000, isNonce: (nonce: string) => nonce !== 'old' };

async function proof(name: KeyName, nonce = 'nonce'): Promise<string> {
  const prepared = prepareProofJwt({ jwk: publicJwk(name), issuer: options.issuer, nonce, iat: 1_000 });
  return finishJws(prepared, await signAs(name, prepared.signingInput));
}

describe('the proofs of a request', () => {
  it('give one key each, in their order, and each nonce once', async () => {
    const proofs = [await proof('holder'), await proof('stranger')];
    const keys = [publicJwk('holder'), publicJwk('stranger')];
    expect(await verifyProofs(proofs, options)).toEqual({ ok: true, keys, nonces: ['nonce'] });
  });

  it('give every nonce there is', async () => {
    const proofs = [await proof('holder', 'a'), await proof('stranger', 'b')];
    expect(await verifyProofs(proofs, options)).toMatchObject({ ok: true, nonces: ['a', 'b'] });
  });

  it('are refused for one key used twice', async () => {
    const refused = await verifyProofs([await proof('holder'), await proof('holder', 'b')], options);
    expect(refused).toMatchObject({ refused: 'repeated-key', error: { error: 'invalid_proof', status: 400 } });
  });

  it('are refused all when one is bad', async () => {
    const refused = await verifyProofs([await proof('holder'), 'not a proof'], options);
    expect(refused).toMatchObject({ refused: 'malformed', error: { error: 'invalid_proof' } });
  });

  it('P17 are refused for an old nonce before anything else is looked at', async () => {
    const header = { typ: 'of something else', alg: 'ES256', jwk: publicJwk('holder') };
    const late = await signJws('holder', header, { nonce: 'old' });
    const refused = await verifyProofs([await proof('holder'), late], options);
    expect(refused).toMatchObject({ refused: 'unknown-nonce', error: { error: 'invalid_nonce', status: 400 } });
  });

  it('P20 are refused with a warning when one carries a private key', async () => {
    const header = { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: privateJwk('holder') };
    const refused = await verifyProofs([await signJws('holder', header, {})], options);
    expect(refused).toMatchObject({ refused: 'private-key', error: { error: 'invalid_proof' } });
    expect('error' in refused && refused.error.description).toContain('Do not use that key again');
  });
});
