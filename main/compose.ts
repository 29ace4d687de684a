import { readFile } from 'node:fs/promises';
import type { Institution } from '@mleg/institution/create-institution';
import { demoPeople } from '@mleg/institution/demo/demo-people';
import { demoSchoolPeople } from '@mleg/institution/demo/demo-school-people';
import type { Issuer } from '@mleg/issuer/create-issuer';
import { demoApplication } from '@mleg/issuer/demo/demo-application';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import type { Party } from '@mleg/platform/http/party';
import { createVerifier } from '@mleg/verifier/create-verifier';
import { createWallet } from '@mleg/wallet/create-wallet';
import { appDirectory } from './app-directory.ts';
import { isDemonstration } from './demonstration.ts';
import { openKeys } from './key-directory.ts';
import { openInstitution } from './open-institution.ts';
import { openIssuer } from './open-issuer.ts';
import { registerInstitutions } from './register-institutions.ts';
import { nearbyVerifiersOf, registrarsOf, relyingPartiesOf } from './relying-parties.ts';
import type { Role } from './role.ts';
import type { World } from './world.ts';

/** The parties that run in this process, by role; those missing are elsewhere. */
export type Parties = {
  institution?: Institution;
  issuer?: Issuer;
  wallet?: Party;
  verifier?: Party;
};

/** Opens the parties the settings name, makes those of one process known to each other, and fills the demonstration. */
export async function compose(world: World): Promise<Parties> {
  const { settings } = world;
  const runs = (role: Role) => settings.roles.includes(role);
  const [institution, issuer] = await Promise.all([
    runs('institution') ? openInstitution(world) : undefined,
    runs('issuer') ? openIssuer(world) : undefined,
  ]);
  if (issuer) await registerInstitutions(issuer, institution, settings.registrationFiles);
  // A demonstration is a university of ours and its Ministry in one process; a Ministry alone is somebody's own.
  if (issuer && isDemonstration(settings)) await issuer.loadDemo({ staff: demoStaff, application: demoApplication() });
  if (institution && !settings.institutionFile) {
    const people = settings.demonstration === 'school' ? demoSchoolPeople : demoPeople;
    await institution.loadPeople(await people(world.clock.now()));
  }
  return {
    ...(institution ? { institution } : {}),
    ...(issuer ? { issuer } : {}),
    ...(runs('wallet') ? { wallet: await openWallet(world) } : {}),
    ...(runs('verifier') ? { verifier: await openVerifier(world) } : {}),
  };
}

async function openWallet(world: World): Promise<Party> {
  const { settings, cleanup, log } = world;
  const { origins } = settings;
  const wallet = await createWallet(
    {
      origin: origins.wallet,
      appDirectory: appDirectory('wallet/app'),
      trustedIssuers: [origins.issuer],
      defaultIssuer: origins.issuer,
      registrars: await registrarsOf(world),
      nearbyVerifiers: nearbyVerifiersOf(world),
      inspections: origins.verifier,
    },
    { log },
  );
  cleanup.defer(() => wallet.stop());
  return wallet;
}

async function openVerifier(world: World): Promise<Party> {
  const { settings, cleanup, clock, log, fetch } = world;
  const { origins, rootCertificateFile } = settings;
  const keys = await openKeys(settings, 'verifier');
  const root = rootCertificateFile ? { rootCertificate: await readFile(rootCertificateFile, 'utf8') } : {};
  const verifier = createVerifier(
    {
      origin: origins.verifier,
      trustedIssuers: [{ issuer: origins.issuer, ...root }],
      relyingParties: await relyingPartiesOf(world, keys),
      walletEndpoint: `${origins.wallet}/#/show`,
      shopDirectory: appDirectory('verifier/demo'),
      inspectorDirectory: appDirectory('verifier/app'),
      behindProxy: settings.behindProxy,
    },
    { clock, log, fetch, keys },
  );
  cleanup.defer(() => verifier.stop());
  return verifier;
}
