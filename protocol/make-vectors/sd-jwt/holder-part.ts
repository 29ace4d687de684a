import type { Vector } from '../vector.ts';
import { AUDIENCE, NOW, type Refusal, refusal } from './presentation.ts';

const REFUSALS: Refusal[] = [
  ['refuses a presentation without key binding', 'missing-key-binding', { binding: 'none' }, 'V38'],
  [
    'refuses a credential bound to no key',
    'missing-holder-key',
    { payload: { iss: 'https://issuer.example', vct: 'https://issuer.example/types/member' }, shown: [] },
    'V38',
  ],
  ['refuses a key binding by another key', 'key-binding-bad-signature', { binding: { signer: 'stranger' } }, 'V38'],
  [
    'refuses a key binding with another nonce',
    'key-binding-wrong-nonce',
    { binding: { claims: { nonce: 'another' } } },
    'V38',
  ],
  [
    'refuses a key binding for another verifier',
    'key-binding-wrong-audience',
    { binding: { claims: { aud: 'https://other.example' } } },
    'V38',
  ],
  [
    'refuses a key binding for several verifiers',
    'key-binding-wrong-audience',
    { binding: { claims: { aud: [AUDIENCE] } } },
    'V38',
  ],
  [
    'refuses a key binding over other disclosures',
    'key-binding-wrong-hash',
    { binding: { over: 'eyJ.eyJ.sig~' } },
    'V38',
  ],
  [
    'refuses a key binding older than the window',
    'key-binding-stale',
    { binding: { claims: { iat: NOW - 91 } } },
    'V39',
  ],
  [
    'refuses a recorded presentation once its window has ended',
    'key-binding-stale',
    { binding: { claims: { iat: NOW - 3_600 } } },
    'V40',
  ],
  [
    'refuses a key binding from the future',
    'key-binding-issued-in-future',
    { binding: { claims: { iat: NOW + 31 } } },
    'V39',
  ],
  ['refuses a key binding that has expired', 'key-binding-expired', { binding: { claims: { exp: NOW - 30 } } }, 'V39'],
  [
    'refuses a key binding that is not yet valid',
    'key-binding-not-yet-valid',
    { binding: { claims: { nbf: NOW + 31 } } },
    'V39',
  ],
  [
    'refuses a key binding whose nbf is text',
    'key-binding-malformed-time',
    { binding: { claims: { nbf: '2027' } } },
    'V39',
  ],
  ['refuses a key binding without iat', 'key-binding-missing-iat', { binding: { claims: { iat: null } } }, 'V39'],
  [
    'refuses a key binding of another type',
    'key-binding-wrong-type',
    { binding: { header: { typ: 'JWT', alg: 'ES256' } } },
    'V38',
  ],
  [
    'refuses a key binding with alg none',
    'key-binding-wrong-algorithm',
    { binding: { header: { typ: 'kb+jwt', alg: 'none' } } },
    'V38',
  ],
  [
    'refuses a key binding with a critical extension',
    'key-binding-critical-header',
    { binding: { header: { typ: 'kb+jwt', alg: 'ES256', crit: ['exp'] } } },
    'V38',
  ],
  [
    'refuses a key binding with a name given twice',
    'key-binding-duplicate-key',
    { binding: { payload: '{"nonce":"a","nonce":"b"}' } },
    'V38',
  ],
  ['refuses a key binding that is no object', 'key-binding-malformed', { binding: { payload: [] } }, 'V38'],
];

export const holderPart = (): Promise<Vector[]> => Promise.all(REFUSALS.map((each) => refusal(...each)));
