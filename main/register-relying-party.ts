import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Registrar } from '@mleg/registrar/open-registrar';
import { type Purposes, registerPurposes } from '@mleg/registrar/register-application';
import { relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import type { RelyingPartySettings } from '@mleg/verifier/relying-parties/relying-party';

export interface RelyingPartyApplication extends Omit<RelyingPartySettings, 'x5c' | 'registrations'> {
  name: string;
  /** The verifier's, where its requests are fetched. */
  origin: string;
  purposes: Purposes;
}

/** What a relying party, its verifier and a registrar do with each other before the first check. */
export async function registerRelyingParty(
  registrar: Registrar,
  verifierKeys: KeyStore,
  { name, origin, purposes, ...settings }: RelyingPartyApplication,
): Promise<RelyingPartySettings> {
  const key = await verifierKeys.ensureSigningKey(relyingPartyKeyUse(settings.id), registrar.certify({ name, origin }));
  const registrations = await registerPurposes(registrar, key.x5c, purposes);
  return { ...settings, x5c: [...key.x5c], registrations };
}
