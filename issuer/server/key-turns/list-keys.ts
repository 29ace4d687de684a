import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { type KeyGeneration, nameOfKey, stateOfKey } from '@mleg/platform/keys/key-calendar';
import { type KeyWarning, type PlannedKey, planKeys, warnOfEnd, warnOfKeys } from '@mleg/platform/keys/key-plan';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerDeps } from '../deps.ts';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate } from '../keys/certificate-store.ts';
import { LEAF_LIFETIME } from '../keys/certificates.ts';
import { KEY_OWNER, TURNS } from '../keys/key-uses.ts';

export interface KeyList {
  /** No ceremony was held yet: the root lies with the other keys, where it should not. */
  rootIsHere: boolean;
  keys: PlannedKey[];
  warnings: KeyWarning[];
}

/** Every key that others are told of, from the database alone: no key is opened for it. */
export async function listKeys({ database, clock }: Pick<IssuerDeps, 'database' | 'clock'>): Promise<KeyList> {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  const uses = Object.values(TURNS);
  const now = clock.now();
  const authorities = await listAuthorities(database, generations, now);
  return {
    rootIsHere: !generations.some(({ use }) => use === AUTHORITY_KEY),
    keys: [...authorities.keys, ...planKeys(generations, uses, now)],
    warnings: [...authorities.warnings, ...warnOfKeys(generations, uses, now)],
  };
}

/** Root and authorities: of use as long as what they certify gets its whole life. */
async function listAuthorities(
  database: Kysely<IssuerDatabase>,
  generations: readonly KeyGeneration[],
  now: Date,
): Promise<Pick<KeyList, 'keys' | 'warnings'>> {
  const all = generations.filter(({ use }) => use === AUTHORITY_KEY);
  const root = await findCertificate(database, ROOT_KEY);
  const certifying = [...(root ? [rootGeneration(root)] : []), ...all];
  const lastUse = ({ endsAt }: KeyGeneration) => later(endsAt ?? now, -LEAF_LIFETIME);
  const keys = certifying.map((one): PlannedKey => {
    const signsUntil = lastUse(one);
    const endsAt = one.endsAt ?? now;
    const state = one.use === AUTHORITY_KEY ? stateOfKey(all, one, now) : 'in-use';
    const name = nameOfKey(one.use, one.generation);
    const { use, kid: fingerprint, signsFrom } = one;
    return { use, name, fingerprint, state, signsFrom, signsUntil, publishedUntil: endsAt, endsAt };
  });
  const newest = [root ? certifying[0] : undefined, all.at(-1)].filter((one) => one !== undefined);
  const warnings = newest.flatMap((one) => warnOfEnd(nameOfKey(one.use, one.generation), lastUse(one), now));
  return { keys, warnings };
}

function rootGeneration(der: Uint8Array): KeyGeneration {
  const { publicKey, validFromDate, validToDate } = new X509Certificate(der);
  const times = { madeAt: validFromDate, signsFrom: validFromDate, endsAt: validToDate };
  return { use: ROOT_KEY, generation: 1, kid: thumbprint(publicKey), ...times };
}

/** RFC 7638 §3.2: the required members in the order of their names. */
function thumbprint(publicKey: KeyObject): string {
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
