import type { Institution } from '@mleg/institution/create-institution';
import type { Issuer } from '@mleg/issuer/create-issuer';
import { type InstitutionRegistration, institutionRegistrationSchema } from '@mleg/issuer-contract/institution';
import { UsageError } from './arguments.mjs';
import { readJson } from './read-json.ts';

/** Registers with the issuer the institution of this process and those whose entries are in files. */
export async function registerInstitutions(
  issuer: Issuer,
  institution: Institution | undefined,
  files: readonly string[],
): Promise<void> {
  if (institution) await register(issuer, institution.registration());
  for (const file of files) await register(issuer, await readRegistration(file));
}

async function register(issuer: Issuer, registration: InstitutionRegistration): Promise<void> {
  const result = await issuer.registerInstitution(registration);
  if ('refused' in result) {
    throw new UsageError(`The issuer does not register ${registration.institutionId}: ${result.refused}`);
  }
}

async function readRegistration(file: string): Promise<InstitutionRegistration> {
  const parsed = institutionRegistrationSchema.safeParse(await readJson('ISSUER_INSTITUTIONS', file));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', ');
  throw new UsageError(`ISSUER_INSTITUTIONS names ${file}, which is no registration (${wrong})`);
}
