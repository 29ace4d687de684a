import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { finishJws, prepareJws } from '../jws/prepare-jws.ts';
import { prepareRegistration, REGISTRATION_FORMAT, type Registration, verifyRegistration } from './registration.ts';
import { claimsOutside } from './within-registration.ts';

const NOW = 1_795_000_000;
const registrar = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = registrar.publicKey.export({ format: 'jwk' });
const KEY: EcPublicJwk = { kty: 'EC', crv: 'P-256', x, y };
const signed = (prepared: ReturnType<typeof prepareJws>) =>
  finishJws(prepared, sign('sha256', prepared.signingInput, { key: registrar.privateKey, dsaEncoding: 'ieee-p1363' }));

const query = (vct: string, ...paths: string[][]) => ({
  credentials: [
    { id: 'q', format: 'dc+sd-jwt' as const, meta: { vct_values: [vct] }, claims: paths.map((path) => ({ path })) },
  ],
});
const REGISTERED: Registration = {
  sub: 'x509_hash:shop',
  iat: NOW - 10,
  exp: NOW + 10,
  purpose: [{ lang: 'pl', text: 'Ulga' }],
  credentials: query('https://a.example/1', ['birthdate'], ['address']).credentials,
};
const verify = (token: string, clientId = 'x509_hash:shop', now = NOW) =>
  verifyRegistration(token, {
    clientId,
    now,
    resolveRegistrarKey: (x5c) => (String(x5c) === 'leaf' ? KEY : undefined),
  });
const token = (change: object = {}, x5c = ['leaf']) =>
  signed(prepareRegistration({ ...REGISTERED, ...change }, { x5c }));

test('a registration is believed for its relying party, in its time, under its registrar', async () => {
  expect(await verify(token())).toEqual({ ok: true, registration: REGISTERED });
  expect(await verify(token(), 'x509_hash:other')).toEqual({ refused: 'foreign-registration' });
  expect(await verify(token(), undefined, NOW + 100)).toEqual({ refused: 'expired' });
  expect(await verify(token({}, ['stranger']))).toEqual({ refused: 'untrusted-registrar' });
  expect(await verify(token({ credentials: [] }))).toEqual({ refused: 'malformed-registration' });
  expect(await verify(`${token().slice(0, -8)}AAAAAAAA`)).toEqual({ refused: 'bad-signature' });
  const plain = prepareJws({ typ: 'JWT', alg: 'ES256', x5c: ['leaf'] }, REGISTERED);
  expect(await verify(signed(plain))).toEqual({ refused: 'wrong-type' });
  expect(REGISTRATION_FORMAT).toBe('mleg-registration+jwt');
});

test.each([
  ['what is registered', query('https://a.example/1', ['birthdate']), []],
  ['a part of what is registered', query('https://a.example/1', ['address', 'city']), []],
  ['another claim', query('https://a.example/1', ['birthdate'], ['pesel']), [{ credential: 'q', path: ['pesel'] }]],
  ['another type', query('https://b.example/1', ['birthdate']), [{ credential: 'q' }]],
])('V50 of %s, outside is %j', (_name, asked, outside) => {
  expect(claimsOutside(asked, REGISTERED)).toEqual(outside);
});
