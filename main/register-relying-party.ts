import type { KeyStore } from '@mleg/platform/keys/key-store';
import { x509HashClientId } from '@mleg/protocol/openid4vp/client-id';
import type { Registration } from '@mleg/protocol/openid4vp/registration';
import type { Registrar } from '@mleg/registrar/open-registrar';
import { relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import type { RelyingPartySettings } from '@mleg/verifier/relying-parties/relying-party';

export type Purposes = Readonly<Record<string, Pick<Registration, 'purpose' | 'credentials'>>>;

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
  const sub = await x509HashClientId(Uint8Array.from(Buffer.from(key.x5c[0] ?? '', 'base64')));
  const registrations = Object.entries(purposes).map(([id, purpose]) => [id, registrar.register({ sub, ...purpose })]);
  return { ...settings, x5c: [...key.x5c], registrations: Object.fromEntries(registrations) };
}
