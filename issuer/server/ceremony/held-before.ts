import { X509Certificate } from 'node:crypto';
import { DAY, later } from '@mleg/platform/clock/durations';
import { hasTable } from '@mleg/platform/database/has-table';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate } from '../keys/certificate-store.ts';
import { authorityNameIn, BACKDATED, LEAF_LIFETIME } from '../keys/certificates.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';

/** What certifies now, for two people who are about to hold a ceremony. */
export interface HeldBefore {
  root?: { since: Date; until: Date; authorityName: string | undefined; certificateSha256: string };
  /** The one that the last ceremony made. */
  authority?: {
    since: Date;
    /** What it certifies later than that does not get its whole life. */
    ofUseUntil: Date;
    /** From then on the next ceremony is asked for. */
    nextFrom: Date;
  };
}

/** As the first warning comes. */
const ASKED_FOR = 180 * DAY;

/** Changes nothing, and knows nothing of a database that no issuer was started on. */
export async function heldBefore(database: Kysely<IssuerDatabase>): Promise<HeldBefore> {
  const root = (await hasTable(database, 'certificates')) ? await findCertificate(database, ROOT_KEY) : undefined;
  const generations = (await hasTable(database, 'key_calendar'))
    ? await databaseCalendar(database, KEY_OWNER).read()
    : [];
  const newest = generations.findLast(({ use }) => use === AUTHORITY_KEY);
  return {
    ...(root ? { root: describeRoot(root) } : {}),
    ...(newest?.endsAt ? { authority: ofUse(newest.madeAt, newest.endsAt) } : {}),
  };
}

/** Of a certificate, DER. */
export function describeRoot(der: Uint8Array): NonNullable<HeldBefore['root']> {
  const { validFromDate, validToDate: until, fingerprint256: certificateSha256 } = new X509Certificate(der);
  return { since: later(validFromDate, BACKDATED), until, authorityName: authorityNameIn(der), certificateSha256 };
}

function ofUse(since: Date, end: Date) {
  const ofUseUntil = later(end, -LEAF_LIFETIME);
  return { since, ofUseUntil, nextFrom: later(ofUseUntil, -ASKED_FOR) };
}
