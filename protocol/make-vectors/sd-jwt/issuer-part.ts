import { privateJwk } from '../../test-signing/sign.ts';
import type { Vector } from '../vector.ts';
import { HEADER, NOW, type Refusal, refusal } from './presentation.ts';

/** Who signed, what it says it is, and until when. */
const REFUSALS: Refusal[] = [
  [
    'refuses a trusted iss with a key id it does not have',
    'untrusted-issuer-key',
    { header: { ...HEADER, kid: 'stranger-1' }, signer: 'stranger' },
    'V37',
  ],
  ['refuses another issuer', 'untrusted-issuer-key', { claims: { iss: 'https://other.example' } }, 'V37'],
  ['refuses a signature by another key', 'bad-signature', { signer: 'stranger' }, 'V37'],
  ['refuses typ vc+sd-jwt', 'wrong-type', { header: { ...HEADER, typ: 'vc+sd-jwt' } }],
  ['refuses a header without typ', 'wrong-type', { header: { alg: 'ES256', kid: 'issuer-1' } }],
  ['refuses alg none', 'wrong-algorithm', { header: { ...HEADER, alg: 'none' } }],
  ['refuses alg HS256', 'wrong-algorithm', { header: { ...HEADER, alg: 'HS256' } }],
  [
    'refuses a critical extension it does not know',
    'critical-header',
    {
      header: { ...HEADER, crit: ['b64'], b64: false },
    },
  ],
  [
    'refuses a header with a name given twice',
    'duplicate-key',
    {
      header: '{"typ":"dc+sd-jwt","alg":"ES256","alg":"none"}',
    },
  ],
  ['refuses an expired credential', 'expired', { claims: { exp: NOW - 31 } }, 'V41'],
  [
    'refuses an expired credential whatever its status',
    'expired',
    { claims: { exp: NOW - 86_400, status: { status_list: { idx: 0, uri: 'https://issuer.example/status/1' } } } },
    'V41',
  ],
  ['refuses a credential before its nbf', 'not-yet-valid', { claims: { nbf: NOW + 31 } }],
  ['refuses a credential issued in the future', 'issued-in-future', { claims: { iat: NOW + 31 } }],
  ['refuses an exp that is text', 'malformed-time', { claims: { exp: '2099-01-01' } }],
  ['refuses a credential without vct', 'missing-vct', { claims: { vct: null } }],
  [
    'refuses a type it was not asked about',
    'unknown-vct',
    {
      claims: { vct: 'https://issuer.example/types/other' },
    },
  ],
  [
    'refuses a holder key that is not P-256',
    'malformed-holder-key',
    {
      claims: { cnf: { jwk: { kty: 'RSA' } } },
    },
  ],
  [
    'refuses a holder key with its private half',
    'malformed-holder-key',
    {
      claims: { cnf: { jwk: privateJwk('holder') } },
    },
  ],
];

export const issuerPart = (): Promise<Vector[]> => Promise.all(REFUSALS.map((each) => refusal(...each)));
