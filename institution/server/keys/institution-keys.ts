import type { Clock } from '@mleg/platform/clock/clock';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Kysely } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { type AssertionKey, openAssertionKey } from './assertion-key.ts';
import { type CodeKeys, openCodeKeys } from './code-keys.ts';

/** The institution's own keys, by what they are for. It holds none that could sign a card. */
export interface InstitutionKeys {
  /** Signs the assertions by which the issuer knows the institution (RFC 7523). */
  assertion: AssertionKey;
  /** Codes arrive sealed to it. */
  codes: CodeKeys;
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
export const PESEL_KEY = 'institution-pesel';

interface Needed {
  store: KeyStore;
  database: Kysely<InstitutionDatabase>;
  clock: Clock;
  institutionId: string;
}

export async function openInstitutionKeys(needed: Needed): Promise<InstitutionKeys> {
  const { store, database, clock, institutionId } = needed;
  const calendar = databaseCalendar(database, institutionId);
  return {
    assertion: await openAssertionKey({ ...needed, calendar }),
    codes: await openCodeKeys({ keys: store, calendar, clock }),
    pesel: await store.ensureSecret(PESEL_KEY),
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
