import type { KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { findOwnRoots } from '../keys/root-follower.ts';
import { CEREMONY_TYPE, type CeremonyRecord, digestOfRecord } from './ceremony-record.ts';
import { isAudited } from './ceremony-store.ts';

export interface ReadRecord {
  record: CeremonyRecord;
  digest: string;
  /** Whether a root has signed it that has signed for another since, which the present one follows. */
  isOfRootBefore: boolean;
  /** Whether the audit keeps the digest: a record that it does not know is of no ceremony of this issuer. */
  isAudited: boolean;
}

/** A signed record, held against the root whose certificate the issuer has, and those that it follows. */
export async function readRecord(
  database: Kysely<IssuerDatabase>,
  signed: string,
): Promise<ReadRecord | { refused: 'no-root' | 'not-signed-by-root' }> {
  const roots = await findOwnRoots(database);
  if (roots.length === 0) return { refused: 'no-root' };
  for (const [age, { publicKey }] of roots.entries()) {
    const record = await verifyRecord(signed, publicKey);
    if (!record) continue;
    const digest = digestOfRecord(signed);
    return { record, digest, isOfRootBefore: age > 0, isAudited: await isAudited(database, digest) };
  }
  return { refused: 'not-signed-by-root' };
}

/** What it says, if this root has signed it as a record; only ceremonies of ours make any. */
export async function verifyRecord(signed: string, root: KeyObject): Promise<CeremonyRecord | undefined> {
  const verified = await compactVerify(signed, root, { algorithms: ['ES256'] }).catch(() => undefined);
  if (verified?.protectedHeader.typ !== CEREMONY_TYPE) return undefined;
  return JSON.parse(Buffer.from(verified.payload).toString()) as CeremonyRecord;
}
