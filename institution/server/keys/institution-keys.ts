import type { DecryptionKey, KeyStore } from '@mleg/platform/keys/key-store';
import type { AssertionKey } from './assertion-key.ts';

/** The institution's own keys, by what they are for. It holds none that could sign a card. */
export interface InstitutionKeys {
  /** Signs the assertions by which the issuer knows the institution (RFC 7523). */
  assertion: AssertionKey;
  /** Codes arrive sealed to it. */
  codes: DecryptionKey;
  /** Encrypts PESELs in the database. */
  pesel: Uint8Array;
  /** Keys the hashes by which a PESEL is found. */
  peselLookup: Uint8Array;
  /** Derives a session's CSRF token. */
  csrf: Uint8Array;
  /** Signs what a browser shows that somebody has signed in with it before. */
  devices: Uint8Array;
  /** Makes challenges for passkeys known again. */
  challenges: Uint8Array;
  /** Keys the hashes of what replaces a forgotten password. */
  resets: Uint8Array;
  /** Keys the hashes of invitation codes. */
  invitations: Uint8Array;
  /** Keys the links of the audit's chain. */
  audit: Uint8Array;
  /** Keys the hashes by which an erased person is known (G80). */
  erasures: Uint8Array;
}

/** The use under which the audit's key is kept. */
export const AUDIT_KEY = 'institution-audit';

export async function openInstitutionKeys(store: KeyStore, assertion: AssertionKey): Promise<InstitutionKeys> {
  return {
    assertion,
    codes: await store.ensureDecryptionKey('institution-codes'),
    pesel: await store.ensureSecret('institution-pesel'),
    peselLookup: await store.ensureSecret('institution-pesel-lookup'),
    csrf: await store.ensureSecret('institution-csrf'),
    devices: await store.ensureSecret('institution-devices'),
    challenges: await store.ensureSecret('institution-challenges'),
    resets: await store.ensureSecret('institution-resets'),
    invitations: await store.ensureSecret('institution-invitations'),
    audit: await store.ensureSecret(AUDIT_KEY),
    erasures: await store.ensureSecret('institution-erasures'),
  };
}
