import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { findCertificate } from './certificate-store.ts';
import type { Certifier } from './certificates.ts';
import { KEY_OWNER } from './key-uses.ts';

/** Of the trust anchor: in its safe, and in a demonstration with the others. */
export const ROOT_KEY = 'root';
/** Of the keys that certify the others; each ceremony makes one. */
export const AUTHORITY_KEY = 'authority';

/** A key that may certify, and what stands between it and the root in a chain. */
export interface Authority extends Certifier {
  chain: readonly string[];
}

interface Needed {
  keys: KeyStore;
  database: Kysely<IssuerDatabase>;
  now: Date;
}

/**
 * Who certifies now: the authority of the last ceremony, or, where none was held yet, the root that is still here.
 * Throws where there is neither: what is in use goes on until it ends.
 */
export async function findAuthority({ keys, database, now }: Needed, root: Certifier | undefined): Promise<Authority> {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  const newest = generations.findLast(({ use }) => use === AUTHORITY_KEY);
  if (!newest) {
    if (root) return { ...root, chain: [] };
    throw new Error('Nobody is here who could certify a key: hold a ceremony (mleg keys ceremony).');
  }
  const name = nameOfKey(newest.use, newest.generation);
  if ((await keys.fingerprints())[name] !== newest.kid) throw new Error(`The key ${name} is not in ${keys.place}.`);
  if (newest.endsAt && newest.endsAt <= now) {
    throw new Error(`The certificate of ${name} has ended: hold a ceremony (mleg keys ceremony).`);
  }
  const key = await keys.ensureSigningKey(name);
  const certificate = await findAuthorityCertificate(database, name, key);
  if (!certificate) throw new Error(`The key ${name} was never certified.`);
  return { key, certificate, chain: [Buffer.from(certificate).toString('base64')] };
}

/** As a ceremony has given it; those of the first ones lie with the key. */
export async function findAuthorityCertificate(
  database: Kysely<IssuerDatabase>,
  name: string,
  { x5c: [own] }: SigningKey,
): Promise<Uint8Array | undefined> {
  return (await findCertificate(database, name)) ?? (own === undefined ? undefined : Buffer.from(own, 'base64'));
}
