import { describe, expect, it } from 'vitest';
import { privateJwk, signAs } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { createDpop } from './create-dpop.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { verifyDpop } from './verify-dpop.ts';

const input = {
  jwk: publicJwk('holder'),
  sign: (bytes: Uint8Array) => signAs('holder', new Uint8Array(bytes)),
  method: 'POST',
  url: 'https://issuer.example/credential?a=b#c',
  jti: 'a-jti',
  iat: 1_000,
  accessToken: 'token',
  nonce: 'server-nonce',
};

describe('creating a DPoP proof', () => {
  it('makes what the other side verifies', async () => {
    const request = { method: 'POST', url: 'https://issuer.example/credential', accessToken: 'token', now: 1_000 };
    const jkt = await jwkThumbprint(input.jwk);
    const expected = { ok: true, jkt, jti: 'a-jti', iat: 1_000, nonce: 'server-nonce' };
    expect(await verifyDpop(await createDpop(input), request)).toEqual(expected);
  });

  it('P20 leaves out a private member it was handed by mistake', async () => {
    const proof = await createDpop({ ...input, jwk: privateJwk('holder') as typeof input.jwk });
    const [header = ''] = proof.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).not.toHaveProperty('jwk.d');
  });

  it('needs an http(s) URL', async () => {
    await expect(createDpop({ ...input, url: 'openid-credential-offer://x' })).rejects.toThrow(TypeError);
  });
});

describe('a key’s thumbprint', () => {
  it('is the one RFC 9449 §6.1 gives for its example key', async () => {
    const x = 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs';
    const y = '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA';
    expect(await jwkThumbprint({ kty: 'EC', crv: 'P-256', x, y })).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
  });
});
