import { createHash } from 'node:crypto';
import type { PublicJwk } from '@mleg/issuer-contract/institution';
import { MINUTE } from '@mleg/platform/clock/durations';
import { importJWK, type JWTPayload, jwtVerify } from 'jose';
import { seeOnce } from '../database/seen-value-store.ts';
import type { IssuerDeps } from '../deps.ts';

const LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 30;

export interface ExpectedJwt {
  institutionId: string;
  key: PublicJwk;
  audience: string[];
  /** Where the JWT is of a type of its own. */
  typ?: string;
}

/** What an institution has signed (RFC 7523 §3): `iss` and `sub` are its id, five minutes at the most, usable once. */
export async function verifyInstitutionJwt(
  deps: Pick<IssuerDeps, 'database' | 'clock'>,
  jwt: string,
  { institutionId, key, audience, typ }: ExpectedJwt,
): Promise<JWTPayload | undefined> {
  const now = deps.clock.now();
  const verified = await jwtVerify(jwt, await importJWK({ ...key, alg: 'ES256' }, 'ES256'), {
    algorithms: ['ES256'],
    issuer: institutionId,
    subject: institutionId,
    audience,
    requiredClaims: ['exp', 'jti'],
    currentDate: now,
    clockTolerance: SKEW_SECONDS,
    ...(typ === undefined ? {} : { typ }),
  }).catch(() => undefined);
  if (!verified) return undefined;
  const { exp = 0, jti = '' } = verified.payload;
  if (exp * 1_000 > now.getTime() + (LIFETIME_SECONDS + SKEW_SECONDS) * 1_000) return undefined;
  const digest = createHash('sha256').update(`assertion\0${institutionId}\0${jti}`).digest();
  const expiresAt = new Date(exp * 1_000 + MINUTE);
  return (await seeOnce(deps.database, digest, expiresAt)) ? verified.payload : undefined;
}
