import { createHash, randomBytes } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { decodeBase64url, encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { verifyEs256WebCrypto } from '../jws/es256.ts';
import { signAs } from '../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';
import { finishSdJwt, prepareSdJwt } from './issue-sd-jwt.ts';
import { presentSdJwt } from './present-sd-jwt.ts';
import { verifyPresentation } from './verify-presentation.ts';
import { verifySdJwt } from './verify-sd-jwt.ts';

const NOW = 1_800_000_000;
const PLAIN = {
  iss: 'https://issuer.example',
  vct: 'urn:example:member',
  iat: NOW,
  exp: NOW + 60,
  cnf: { jwk: publicJwk('holder') },
};
const bytesOf = (text: string) => decodeBase64url(text) ?? new Uint8Array();
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();

/** The other implementation, with the same keys and nothing else of ours. */
const other = new SDJwtVcInstance({
  signAlg: 'ES256',
  kbSignAlg: 'ES256',
  signer: async (data: string) => encodeBase64url(await signAs('issuer', encodeUtf8(data))),
  kbSigner: async (data: string) => encodeBase64url(await signAs('holder', encodeUtf8(data))),
  verifier: async (data, signature) => verifyWith('issuer', data, signature),
  kbVerifier: async (data, signature) => verifyWith('holder', data, signature),
  hasher: (data) => sha256(typeof data === 'string' ? encodeUtf8(data) : new Uint8Array(data)),
  hashAlg: 'sha-256',
  saltGenerator: (length) => randomBytes(length).toString('hex'),
});
const verifyWith = async (name: KeyName, data: string, signature: string): Promise<boolean> =>
  verifyEs256WebCrypto(publicJwk(name), encodeUtf8(data), bytesOf(signature));

async function issue(disclosable: JsonObject, decoys = 0): Promise<string> {
  const input = { header: { alg: 'ES256' as const, kid: 'issuer-1' }, claims: PLAIN, disclosable, decoys };
  const prepared = prepareSdJwt(input, { salt: () => randomBytes(16).toString('base64url'), sha256 });
  return finishSdJwt(prepared, await signAs('issuer', prepared.signingInput));
}

const clock = { now: NOW, resolveIssuerKey: () => publicJwk('issuer') };
const context = { audience: 'https://verifier.example', nonce: 'a-nonce' };
const keyBinding = { ...context, iat: NOW, sign: (input: Uint8Array) => signAs('holder', new Uint8Array(input)) };

const asJson = (value: JsonObject): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
const name = fc
  .stringMatching(/^[a-ząęłóśżźć]{2,12}$/)
  .filter((each) => !(each in PLAIN) && !['nbf', 'status'].includes(each));
const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string()),
  fc.dictionary(name, fc.string({ unit: 'binary' }), { noNullPrototype: true }),
) as fc.Arbitrary<JsonValue>;
const claims = fc.dictionary(name, value, { minKeys: 1, maxKeys: 6, noNullPrototype: true });
const runs = { numRuns: 60 };

describe('another implementation of SD-JWT VC', () => {
  it('reads back every claim we issue', async () => {
    await fc.assert(
      fc.asyncProperty(claims, fc.nat(3), async (disclosable, decoys) => {
        const { payload } = await other.verify(await issue(disclosable, decoys), { currentDate: NOW });
        expect(payload).toEqual({ ...PLAIN, ...asJson(disclosable) });
      }),
      runs,
    );
  });

  it('accepts what we present, and sees only what we disclosed', async () => {
    await fc.assert(
      fc.asyncProperty(claims, fc.func(fc.boolean()), async (disclosable, choose) => {
        const credential = await issue(disclosable);
        const shown = Object.fromEntries(Object.entries(disclosable).filter(([each]) => choose(each)));
        const made = await presentSdJwt({ credential, disclose: ([each]) => String(each) in shown, keyBinding });
        if ('refused' in made) throw new Error(made.refused);
        const verified = await other.verify(made.presentation, { currentDate: NOW, keyBindingNonce: context.nonce });
        expect(verified.payload).toEqual({ ...PLAIN, ...asJson(shown) });
      }),
      runs,
    );
  });

  it('is read back by us, nested disclosures included', async () => {
    await fc.assert(
      fc.asyncProperty(claims, claims, async (flat, inner) => {
        const payload = { ...PLAIN, ...flat, inner };
        const frame = { _sd: [...Object.keys(flat), 'inner'], inner: { _sd: Object.keys(inner), _sd_decoy: 2 } };
        const compact = await other.issue(payload, frame as never, { header: { kid: 'issuer-1' } });
        const verified = await verifySdJwt(compact, clock);
        expect(verified).toMatchObject({ ok: true });
        expect('ok' in verified && verified.claims).toEqual(asJson(payload));
      }),
      runs,
    );
  });

  it('presents to us, with its key binding', async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (disclosable) => {
        const [first = ''] = Object.keys(disclosable);
        const kb = { payload: { iat: NOW, aud: context.audience, nonce: context.nonce } };
        const presentation = await other.present(await issue(disclosable), { [first]: true }, { kb });
        const verified = await verifyPresentation(presentation, { ...clock, ...context, maxAgeSeconds: 60 });
        expect('ok' in verified && verified.claims).toEqual({
          ...PLAIN,
          ...asJson({ [first]: disclosable[first] ?? null }),
        });
      }),
      runs,
    );
  });
});
