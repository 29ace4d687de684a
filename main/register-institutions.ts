import type { Institution } from '@mleg/institution/create-institution';
import type { Issuer } from '@mleg/issuer/create-issuer';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { UsageError } from './arguments.mjs';

/** Registers with the issuer the institution of this process and those that the settings name. */
export async function registerInstitutions(
  issuer: Issuer,
  institution: Institution | undefined,
  registrations: readonly InstitutionRegistration[],
): Promise<void> {
  if (institution) await register(issuer, await institution.registration());
  for (const registration of registrations) await register(issuer, registration);
}

async function register(issuer: Issuer, registration: InstitutionRegistration): Promise<void> {
  const result = await issuer.registerInstitution(registration);
  if ('refused' in result) {
    throw new UsageError(`The issuer does not register ${registration.institutionId}: ${result.refused}`);
  }
}
