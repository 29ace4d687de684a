import { decodeJwt } from 'jose';
import type { IssuerDeps } from '../deps.ts';
import { type Institution, selectInstitution } from '../institutions/institution-store.ts';
import { verifyInstitutionJwt } from './verify-institution-jwt.ts';

export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LONGEST = 4_096;

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'settings'>;

/** The institution that signed the assertion; `aud` is this issuer or its token endpoint. */
export async function verifyClientAssertion(deps: Needed, assertion: string): Promise<Institution | undefined> {
  const institution = await claimedInstitution(deps, assertion);
  if (!institution) return undefined;
  const { origin } = deps.settings;
  const verified = await verifyInstitutionJwt(deps, assertion, {
    institutionId: institution.institutionId,
    key: institution.signingKey,
    audience: [origin, `${origin}/institution-api/token`],
  });
  return verified && institution;
}

async function claimedInstitution({ database }: Needed, assertion: string): Promise<Institution | undefined> {
  if (assertion.length > LONGEST) return undefined;
  const institutionId = claimedIssuer(assertion);
  return institutionId === undefined ? undefined : selectInstitution(database, institutionId);
}

function claimedIssuer(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}
