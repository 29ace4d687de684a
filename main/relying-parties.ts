import { readFile } from 'node:fs/promises';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { openRegistrar, type Registrar } from '@mleg/registrar/open-registrar';
import { type RelyingPartySettings, relyingPartySettingsSchema } from '@mleg/verifier/relying-parties/relying-party';
import { z } from 'zod';
import { demoShop } from './demo-shop.ts';
import { openKeys } from './key-directory.ts';
import type { ProcessResources } from './process-resources.ts';
import { readJson } from './read-json.ts';
import { registerRelyingParty } from './register-relying-party.ts';

type Needed = Pick<ProcessResources, 'settings' | 'clock' | 'random'>;

/** The relying parties of the operator's file, or the shop of the demonstration. */
export async function relyingPartiesOf(resources: Needed, keys: KeyStore): Promise<RelyingPartySettings[]> {
  const { relyingPartiesFile, origins, demonstration } = resources.settings;
  if (relyingPartiesFile !== undefined)
    return z.array(relyingPartySettingsSchema).parse(await readJson('VERIFIER_RELYING_PARTIES', relyingPartiesFile));
  if (!demonstration) return [];
  return [await registerRelyingParty(await demoRegistrar(resources), keys, demoShop(origins.verifier, origins.issuer))];
}

/** The registrars a wallet believes, PEM. */
export async function registrarsOf(resources: Needed): Promise<string[]> {
  const { registrarFiles, demonstration } = resources.settings;
  if (registrarFiles.length > 0) return Promise.all(registrarFiles.map((file) => readFile(file, 'utf8')));
  return demonstration ? [(await demoRegistrar(resources)).rootCertificate] : [];
}

/** Verifiers that the wallet answers although they have no TLS: our own, on a single machine. */
export const nearbyVerifiersOf = ({ settings }: Needed): string[] =>
  settings.origins.verifier.startsWith('http:') ? [settings.origins.verifier] : [];

async function demoRegistrar({ settings, clock, random }: Needed): Promise<Registrar> {
  const keys = await openKeys(settings, 'registrar');
  return openRegistrar('Rejestr stron ufających (demonstracja)', { keys, clock, random });
}
