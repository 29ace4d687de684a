import { X509Certificate } from 'node:crypto';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { AUTHORITY_KEY, ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate, replaceCertificate } from '../keys/certificate-store.ts';
import { authorityNameIn } from '../keys/certificates.ts';
import { isCertificateOf } from '../keys/issuer-keys.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';
import { findOwnRoots, keepRootBefore, ROOT_FOLLOWS } from '../keys/root-follower.ts';
import { type CeremonyRecord, type CeremonyResult, digestOfRecord } from './ceremony-record.ts';
import { verifyRecord } from './read-record.ts';
import { type Ceremonial, nextAuthority } from './request-ceremony.ts';

export interface Ceremony {
  record: CeremonyRecord;
  /** The record, signed by the root. */
  signed: string;
  /** What the audit keeps of it: SHA-256 of the signed record, base64url. */
  digest: string;
}

export type InstallRefusal =
  /** The certificates do not hang together, or the record is not of them. */
  | 'not-of-one-ceremony'
  /** Of another key than the one that this issuer has asked for and has: another issuer's, or installed before. */
  | 'not-asked-for'
  /** By a root that neither is that of this issuer nor was signed for by it. */
  | 'another-root'
  /** What is to follow the root is a root that this issuer has or had before. */
  | 'root-had-before'
  /** The certificates name somebody else. */
  | 'other-name';

/**
 * Takes over what a ceremony has certified, wherever it was held. The audit gets the digest of the record and not the
 * names, which it must not carry for ever.
 */
export async function installCeremony(
  { database, keys, journal, authorityName }: Ceremonial,
  result: CeremonyResult,
): Promise<Ceremony | { refused: InstallRefusal }> {
  const [root, authority] = [certificateIn(result.root), certificateIn(result.authority)];
  const before = result.before && pairOf(result.before);
  const record = root && (await verifyRecord(result.record, root.publicKey));
  if (!root || !authority || !record || !isOf(record, root, authority)) return { refused: 'not-of-one-ceremony' };
  const generation = await nextAuthority(database);
  const name = nameOfKey(AUTHORITY_KEY, generation);
  if ((await keys.fingerprints())[name] === undefined) return { refused: 'not-asked-for' };
  const own = await keys.ensureSigningKey(name);
  if (own.kid !== record.authority.key || !isCertificateOf(authority.raw, own)) return { refused: 'not-asked-for' };
  const kept = await findCertificate(database, ROOT_KEY);
  if (kept ? !follows(new X509Certificate(kept), root, before) : before !== undefined)
    return { refused: 'another-root' };
  if (before && (await findOwnRoots(database)).some((one) => isOfSameKey(one, root)))
    return { refused: 'root-had-before' };
  if (authorityNameIn(authority.raw)?.normalize() !== authorityName.normalize()) return { refused: 'other-name' };
  const digest = digestOfRecord(result.record);
  const turn = { use: AUTHORITY_KEY, generation, kid: own.kid, from: new Date(record.at) };
  await changeForGood({ database, journal }, async (transaction, facts) => {
    await store(transaction, { root, authority, before, generation, name, record, digest });
    // Before the first one there was none that could certify again.
    if (generation > 1) facts.push({ fact: 'key-turned', ...turn });
  });
  return { record, signed: result.record, digest };
}

/** Another root follows: the one before, and what it has signed for this one. */
interface Before {
  root: X509Certificate;
  cross: X509Certificate;
}

function pairOf({ root, cross }: NonNullable<CeremonyResult['before']>): Before | undefined {
  const [before, signed] = [certificateIn(root), certificateIn(cross)];
  return before && signed && { root: before, cross: signed };
}

function certificateIn(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

/** The record is of these two, and the root has certified both. */
const isOf = (record: CeremonyRecord, root: X509Certificate, authority: X509Certificate): boolean =>
  record.root.certificateSha256 === root.fingerprint256 &&
  record.authority.certificateSha256 === authority.fingerprint256 &&
  root.ca &&
  authority.ca &&
  isIssuedBy(root, root) &&
  isIssuedBy(authority, root);

/** The root that the issuer has, or one that it has signed for. */
function follows(kept: X509Certificate, root: X509Certificate, before: Before | undefined): boolean {
  if (!before) return isOfSameKey(kept, root);
  return isOfSameKey(kept, before.root) && isIssuedBy(before.cross, before.root) && isOfSameKey(before.cross, root);
}

const isIssuedBy = (child: X509Certificate, parent: X509Certificate): boolean =>
  child.checkIssued(parent) && child.verify(parent.publicKey);

const isOfSameKey = (one: X509Certificate, other: X509Certificate): boolean => one.publicKey.equals(other.publicKey);

async function store(
  transaction: Transaction<IssuerDatabase>,
  made: {
    root: X509Certificate;
    authority: X509Certificate;
    before: Before | undefined;
    generation: number;
    name: string;
    record: CeremonyRecord;
    digest: string;
  },
): Promise<void> {
  const { root, authority, before, generation, name, record, digest } = made;
  const at = new Date(record.at);
  await replaceCertificate(transaction, ROOT_KEY, root.raw);
  await replaceCertificate(transaction, name, authority.raw);
  if (before) {
    await keepRootBefore(transaction, before.root.raw);
    await replaceCertificate(transaction, ROOT_FOLLOWS, before.cross.raw);
  }
  await databaseCalendar(transaction, KEY_OWNER).add({
    use: AUTHORITY_KEY,
    generation,
    kid: record.authority.key,
    madeAt: at,
    signsFrom: at,
    endsAt: authority.validToDate,
  });
  const detail = { record: digest, root: record.root.key, authority: record.authority.key };
  await recordAudit(transaction, { institutionId: DESK, at, event: 'key.ceremony', actor: 'operator', detail });
}
