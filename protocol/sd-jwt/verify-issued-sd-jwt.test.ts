import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.ts';
import { signJws } from '../test-signing/sign.ts';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { verifyIssuedSdJwt } from './verify-issued-sd-jwt.ts';

const options = { now: 1_000, holderKey: publicJwk('holder'), resolveIssuerKey: () => publicJwk('issuer') };
const issued = async (claims: JsonObject) =>
  `${await signJws('issuer', { typ: 'dc+sd-jwt', alg: 'ES256' }, { vct: 'urn:example:member', ...claims })}~`;

describe('a credential that arrives', () => {
  it('is accepted when it is bound to the key that asked for it', async () => {
    const compact = await issued({ cnf: { jwk: publicJwk('holder') } });
    expect(await verifyIssuedSdJwt(compact, options)).toMatchObject({ ok: true, holderKey: publicJwk('holder') });
  });

  it('is refused when it is bound to another key', async () => {
    const compact = await issued({ cnf: { jwk: publicJwk('stranger') } });
    expect(await verifyIssuedSdJwt(compact, options)).toEqual({ refused: 'bound-to-another-key' });
  });

  it('is refused when it is bound to none', async () => {
    expect(await verifyIssuedSdJwt(await issued({}), options)).toEqual({ refused: 'missing-holder-key' });
  });

  it('is refused when it comes as somebody’s presentation', async () => {
    const compact = `${await issued({ cnf: { jwk: publicJwk('holder') } })}a.b.c`;
    expect(await verifyIssuedSdJwt(compact, options)).toEqual({ refused: 'already-bound' });
  });

  it.each([null, 'key', 5, [], [{ jwk: publicJwk('holder') }], {}, { jwk: null }, { jwk: 'key' }])(
    'is refused when it is bound to %j, which is no key',
    async (cnf) => {
      const compact = await issued({ cnf });
      expect(await verifyIssuedSdJwt(compact, options)).toEqual({ refused: 'malformed-holder-key' });
    },
  );

  it.each([undefined, '', 5, null])('is refused when its type is %j', async (vct) => {
    const compact = await issued({ cnf: { jwk: publicJwk('holder') }, ...(vct === undefined ? {} : { vct }) });
    const withoutType = `${await signJws('issuer', { typ: 'dc+sd-jwt', alg: 'ES256' }, { cnf: { jwk: publicJwk('holder') } })}~`;
    const result = await verifyIssuedSdJwt(vct === undefined ? withoutType : compact, options);
    expect(result).toEqual({ refused: 'missing-vct' });
  });
});
