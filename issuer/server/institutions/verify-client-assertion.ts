import { createHash } from 'node:crypto';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { seeOnce } from '../database/seen-value-store.ts';
import type { IssuerDeps } from '../deps.ts';
import { MINUTE } from '../durations.ts';
import { findInstitution, type Institution } from './institution-store.ts';

export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LONGEST = 4_096;
const LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 30;

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'settings'>;

/**
 * The institution that signed the assertion (RFC 7523 §3): `iss` and `sub` are its id, `aud` is this issuer or its token
 * endpoint, it lives five minutes at the most and works once.
 */
export async function verifyClientAssertion(deps: Needed, assertion: string): Promise<Institution | undefined> {
  const institution = await claimedInstitution(deps, assertion);
  if (!institution) return undefined;
  const now = deps.clock.now();
  const key = await importJWK({ ...institution.signingKey, alg: 'ES256' }, 'ES256');
  const { origin } = deps.settings;
  const verified = await jwtVerify(assertion, key, {
    algorithms: ['ES256'],
    issuer: institution.institutionId,
    subject: institution.institutionId,
    audience: [origin, `${origin}/institution-api/token`],
    requiredClaims: ['exp', 'jti'],
    currentDate: now,
    clockTolerance: SKEW_SECONDS,
  }).catch(() => undefined);
  if (!verified) return undefined;
  const { exp = 0, jti = '' } = verified.payload;
  if (exp * 1_000 > now.getTime() + (LIFETIME_SECONDS + SKEW_SECONDS) * 1_000) return undefined;
  const digest = createHash('sha256').update(`assertion\0${institution.institutionId}\0${jti}`).digest();
  const expiresAt = new Date(exp * 1_000 + MINUTE);
  return (await seeOnce(deps.database, digest, expiresAt)) ? institution : undefined;
}

async function claimedInstitution({ database }: Needed, assertion: string): Promise<Institution | undefined> {
  if (assertion.length > LONGEST) return undefined;
  const institutionId = claimedIssuer(assertion);
  return institutionId === undefined ? undefined : findInstitution(database, institutionId);
}

function claimedIssuer(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}
