import type { KeyStore } from '@mleg/platform/keys/key-store';
import { openRegistrar, type Registrar } from '@mleg/registrar/open-registrar';
import type { RelyingPartySettings } from '@mleg/verifier/relying-parties/relying-party';
import { demoShop } from './demo-shop.ts';
import { openKeys } from './key-directory.ts';
import type { ProcessResources } from './process-resources.ts';
import { registerRelyingParty } from './register-relying-party.ts';

type Needed = Pick<ProcessResources, 'settings' | 'files' | 'clock' | 'random'>;

/** The relying parties of the operator's file, or the shop of the demonstration. */
export async function relyingPartiesOf(resources: Needed, keys: KeyStore): Promise<RelyingPartySettings[]> {
  const { origins, demonstration } = resources.settings;
  if (resources.files.relyingParties) return resources.files.relyingParties;
  if (!demonstration) return [];
  return [await registerRelyingParty(await demoRegistrar(resources), keys, demoShop(origins.verifier, origins.issuer))];
}

/** The registrars a wallet believes, PEM. */
export async function registrarsOf(resources: Needed): Promise<string[]> {
  if (resources.files.registrars.length > 0) return [...resources.files.registrars];
  return resources.settings.demonstration ? [(await demoRegistrar(resources)).rootCertificate] : [];
}

/** Verifiers that the wallet answers although they have no TLS or no public address: our own, on a single machine. */
export const nearbyVerifiersOf = ({ settings: { origins, phone } }: Needed): string[] =>
  phone || origins.verifier.startsWith('http:') ? [origins.verifier] : [];

async function demoRegistrar({ settings, clock, random }: Needed): Promise<Registrar> {
  const keys = await openKeys(settings, 'registrar');
  return openRegistrar('Rejestr stron ufających (demonstracja)', { keys, clock, random });
}
