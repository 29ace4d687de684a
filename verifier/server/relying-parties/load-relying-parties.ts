import { createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { x509HashClientId } from '@mleg/protocol/openid4vp/client-id';
import { type Registration, registrationSchema } from '@mleg/protocol/openid4vp/registration';
import { type RelyingParty, type RelyingPartySettings, relyingPartySettingsSchema } from './relying-party.ts';

/** The name under which a relying party's signing key is kept; its registrar certifies the key's public half. */
export const relyingPartyKeyUse = (id: string): string => `relying-party/${id}`;

/** Throws where a setting cannot work: a certificate for another key, a registration for another certificate. */
export function loadRelyingParties(
  keys: KeyStore,
  settings: readonly RelyingPartySettings[],
): Promise<readonly RelyingParty[]> {
  return Promise.all(settings.map((entry) => loadRelyingParty(keys, entry)));
}

async function loadRelyingParty(keys: KeyStore, input: RelyingPartySettings): Promise<RelyingParty> {
  const { registrations, ...settings } = relyingPartySettingsSchema.parse(input);
  const key = await keys.ensureSigningKey(relyingPartyKeyUse(settings.id));
  const certificate = new X509Certificate(Buffer.from(settings.x5c[0] ?? '', 'base64'));
  if (!certificate.publicKey.equals(createPublicKey({ key: key.publicJwk, format: 'jwk' })))
    throw new Error(`The certificate of relying party ${settings.id} is for another key.`);
  const clientId = await x509HashClientId(new Uint8Array(certificate.raw));
  const purposes = Object.entries(registrations).map(([name, token]) => {
    const registration = readRegistration(token);
    if (registration?.sub !== clientId)
      throw new Error(`The registration ${name} of relying party ${settings.id} is not for its certificate.`);
    return [name, { token, registration }] as const;
  });
  return { ...settings, clientId, key, purposes: new Map(purposes) };
}

/** Unverified: it is the wallets that have to believe it. */
function readRegistration(token: string): Registration | undefined {
  const parsed = parseJws(token, { maxLength: 32_768 });
  return 'ok' in parsed ? registrationSchema.safeParse(parsed.jws.payload).data : undefined;
}
