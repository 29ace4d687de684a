import type { InstitutionDeps } from '../deps.ts';

/** The public halves of the institution's own keys (RFC 7517 §5). */
export function publicKeys({ keys }: Pick<InstitutionDeps, 'keys'>) {
  return [
    { ...keys.assertion.publicJwk, kid: keys.assertion.kid, use: 'sig' as const, alg: 'ES256' },
    { ...keys.codes.publicJwk, kid: keys.codes.kid, use: 'enc' as const, alg: 'ECDH-ES' },
  ];
}
