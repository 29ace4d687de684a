import type { Clock } from '@mleg/platform/clock/clock';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { calculateJwkThumbprint } from 'jose';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerJournal } from '../journal/issuer-journal.ts';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate } from '../keys/certificate-store.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';

const coordinate = z.base64url().length(43);

/** What an issuer asks of a ceremony: public, and small enough to be carried to where the root is. */
export const ceremonyRequestSchema = z.strictObject({
  at: z.iso.datetime(),
  authorityName: z.string().trim().min(1).max(200),
  authority: z.strictObject({
    generation: z.int().min(1),
    publicJwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  }),
  /** The root's certificate as the issuer has it, base64 DER; missing where the root is still to be made. */
  root: z.base64().optional(),
});
export type CeremonyRequest = z.infer<typeof ceremonyRequestSchema>;

/** The thumbprint of the key, which two people compare: of a request that was exchanged it is another one. */
export const keyOfRequest = ({ authority }: CeremonyRequest): Promise<string> =>
  calculateJwkThumbprint(authority.publicJwk);

/** Whose ceremony it is: the issuer's database and keys, held to the fingerprints that it knows. */
export interface Ceremonial {
  database: Kysely<IssuerDatabase>;
  keys: KeyStore;
  journal: IssuerJournal;
  authorityName: string;
  clock: Clock;
}

/** Makes the key that is to be certified, in the issuer's own store, where it stays; asked again, it is the same one. */
export async function requestCeremony({
  database,
  keys,
  authorityName,
  clock,
}: Omit<Ceremonial, 'journal'>): Promise<CeremonyRequest> {
  const generation = await nextAuthority(database);
  const { publicJwk } = await keys.ensureSigningKey(nameOfKey(AUTHORITY_KEY, generation));
  const root = await findCertificate(database, ROOT_KEY);
  return {
    at: clock.now().toISOString(),
    authorityName,
    authority: { generation, publicJwk },
    ...(root ? { root: Buffer.from(root).toString('base64') } : {}),
  };
}

/** The one that is not certified yet. */
export async function nextAuthority(database: Kysely<IssuerDatabase>): Promise<number> {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  return (generations.findLast(({ use }) => use === AUTHORITY_KEY)?.generation ?? 0) + 1;
}
