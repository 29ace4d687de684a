import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestOf, signAs } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { finishSdJwt, prepareSdJwt, type SdJwtInput } from './issue-sd-jwt.ts';
import { verifySdJwt } from './verify-sd-jwt.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const salt = (path: string) => createHash('sha256').update(`seed${path}`).digest('base64url').slice(0, 22);
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const input: SdJwtInput = {
  header: { alg: 'ES256', kid: 'issuer-1', x5c: ['MIIB'] },
  claims: { iss: 'https://issuer.example', vct: 'urn:example:member', exp: 2_000 },
  disclosable: { family_name: 'Möbius', portrait: `data:image/jpeg;base64,${'A'.repeat(20_000)}`, unit: { id: 'WE' } },
};

describe('issuing', () => {
  it('gives the same answer for the same salts', () => {
    expect(prepareSdJwt(input, { salt, sha256 })).toEqual(prepareSdJwt(input, { salt, sha256 }));
  });

  it('makes disclosures as RFC 9901 §4.2.1 and hashes them as §4.2.3 say', async () => {
    const { disclosures, payload } = prepareSdJwt(input, { salt, sha256 });
    const [name = ''] = disclosures;
    expect(Buffer.from(name, 'base64url').toString()).toBe(`["${salt('/family_name')}","family_name","Möbius"]`);
    expect(payload['_sd']).toContain(await digestOf(name));
  });

  it('sorts the digests, decoys among them', () => {
    const sd = prepareSdJwt({ ...input, decoys: 5 }, { salt, sha256 }).payload['_sd'] as string[];
    expect(sd).toHaveLength(8);
    expect(sd).toEqual(sd.toSorted());
  });

  it('names neither machinery nor digests when nothing can be withheld', () => {
    expect(prepareSdJwt({ ...input, disclosable: {} }, { salt, sha256 }).payload).toEqual(input.claims);
  });

  it('encodes alike with the platform’s own base64url', () => {
    expect(prepareSdJwt(input, { salt, sha256, base64url })).toEqual(prepareSdJwt(input, { salt, sha256 }));
  });

  it('is signed by whoever holds the key, afterwards', async () => {
    const prepared = prepareSdJwt(input, { salt, sha256 });
    const compact = finishSdJwt(prepared, await signAs('issuer', prepared.signingInput));
    const verified = await verifySdJwt(compact, { now: 1_000, resolveIssuerKey: () => publicJwk('issuer') });
    expect(verified).toMatchObject({ ok: true, header: { typ: 'dc+sd-jwt', kid: 'issuer-1', x5c: ['MIIB'] } });
    expect('ok' in verified && verified.claims).toEqual({ ...input.claims, ...input.disclosable });
  });

  it('refuses a DER signature', () => {
    expect(() => finishSdJwt(prepareSdJwt(input, { salt, sha256 }), new Uint8Array(70))).toThrow(/64 bytes/);
  });

  it.each(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'])('refuses to make %s disclosable', (name) => {
    const { [name]: _, ...claims } = input.claims;
    expect(() => prepareSdJwt({ ...input, claims, disclosable: { [name]: 1 } }, { salt, sha256 })).toThrow(/must not/);
  });

  it.each(['_sd', '...', '_sd_alg'])('refuses a claim named %s', (name) => {
    expect(() => prepareSdJwt({ ...input, disclosable: { [name]: 1 } }, { salt, sha256 })).toThrow(/reserved/);
    expect(() => prepareSdJwt({ ...input, claims: { deep: [{ [name]: 1 }] } }, { salt, sha256 })).toThrow(/reserved/);
  });

  it('refuses a claim that is both plain and disclosable', () => {
    expect(() => prepareSdJwt({ ...input, claims: { unit: 1 } }, { salt, sha256 })).toThrow(/both/);
  });

  it('refuses weak and repeated salts', () => {
    expect(() => prepareSdJwt(input, { salt: () => 'short', sha256 })).toThrow(/128 bits/);
    expect(() => prepareSdJwt(input, { salt: () => 'x'.repeat(22), sha256 })).toThrow(/twice/);
  });
});
