import { readFile } from 'node:fs/promises';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { openRegistrar, type Registrar } from '@mleg/registrar/open-registrar';
import { type RelyingPartySettings, relyingPartySettingsSchema } from '@mleg/verifier/relying-parties/relying-party';
import { z } from 'zod';
import { demoShop } from './demo-shop.ts';
import { openKeys } from './key-directory.ts';
import { readJson } from './read-json.ts';
import { registerRelyingParty } from './register-relying-party.ts';
import type { World } from './world.ts';

type Ground = Pick<World, 'settings' | 'clock' | 'random'>;

/** For whom wallets are asked: those of the operator's file, or the shop of the demonstration. */
export async function relyingPartiesOf(ground: Ground, keys: KeyStore): Promise<readonly RelyingPartySettings[]> {
  const { relyingPartiesFile, origins } = ground.settings;
  if (relyingPartiesFile !== undefined)
    return z.array(relyingPartySettingsSchema).parse(await readJson('VERIFIER_RELYING_PARTIES', relyingPartiesFile));
  if (!isOnOneMachine(ground)) return [];
  return [await registerRelyingParty(await demoRegistrar(ground), keys, demoShop(origins.verifier, origins.issuer))];
}

/** The registrars a wallet believes, PEM. */
export async function registrarsOf(ground: Ground): Promise<string[]> {
  const { registrarFiles } = ground.settings;
  if (registrarFiles.length > 0) return Promise.all(registrarFiles.map((file) => readFile(file, 'utf8')));
  return isOnOneMachine(ground) ? [(await demoRegistrar(ground)).rootCertificate] : [];
}

/** Verifiers without TLS that the wallet answers all the same: our own, on a machine of our own. */
export const nearbyVerifiersOf = (ground: Ground): string[] =>
  isOnOneMachine(ground) ? [ground.settings.origins.verifier] : [];

/** Without TLS we are on a machine of our own, and play the registrar as well. */
const isOnOneMachine = ({ settings }: Ground): boolean => settings.origins.verifier.startsWith('http:');

async function demoRegistrar({ settings, clock, random }: Ground): Promise<Registrar> {
  const keys = await openKeys(settings, 'registrar');
  return openRegistrar('Rejestr stron ufających (demonstracja)', { keys, clock, random });
}
