import type { Institution } from '@mleg/institution/create-institution';
import { demoPeople } from '@mleg/institution/demo/demo-people';
import { demoSchoolPeople } from '@mleg/institution/demo/demo-school-people';
import type { Issuer } from '@mleg/issuer/create-issuer';
import { demoApplication } from '@mleg/issuer/demo/demo-application';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import type { Party } from '@mleg/platform/http/party';
import { openInstitution } from './open-institution.ts';
import { openIssuer } from './open-issuer.ts';
import { openVerifier } from './open-verifier.ts';
import { openWallet } from './open-wallet.ts';
import type { ProcessResources } from './process-resources.ts';
import { registerInstitutions } from './register-institutions.ts';
import type { Role } from './role.ts';

/** The parties that run in this process, by role; those missing are elsewhere. */
export type Parties = {
  institution?: Institution;
  issuer?: Issuer;
  wallet?: Party;
  verifier?: Party;
};

/** Opens the parties the settings name, makes those of one process known to each other, and fills the demonstration. */
export async function compose(resources: ProcessResources): Promise<Parties> {
  const { settings, files } = resources;
  const runs = (role: Role) => settings.roles.includes(role);
  const [institution, issuer] = await Promise.all([
    runs('institution') ? openInstitution(resources) : undefined,
    runs('issuer') ? openIssuer(resources) : undefined,
  ]);
  if (issuer) await registerInstitutions(issuer, institution, files.registrations);
  if (issuer && settings.demonstration) await issuer.loadDemo({ staff: demoStaff, application: demoApplication() });
  if (institution && settings.demonstration && !settings.institutionFile) {
    const people = settings.demoInstitution === 'school' ? demoSchoolPeople : demoPeople;
    await institution.loadPeople(await people(resources.clock.now()));
  }
  return {
    ...(institution ? { institution } : {}),
    ...(issuer ? { issuer } : {}),
    ...(runs('wallet') ? { wallet: await openWallet(resources) } : {}),
    ...(runs('verifier') ? { verifier: await openVerifier(resources) } : {}),
  };
}
