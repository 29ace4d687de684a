import { type KeyObject, X509Certificate } from 'node:crypto';
import { compactVerify } from 'jose';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { ROOT_KEY } from '../keys/authorities.ts';
import { findCertificate } from '../keys/certificate-store.ts';
import { CEREMONY_TYPE, type CeremonyRecord, digestOfRecord } from './ceremony-record.ts';
import { isAudited } from './ceremony-store.ts';

export interface ReadRecord {
  record: CeremonyRecord;
  digest: string;
  /** Whether the audit keeps the digest: a record that it does not know is of no ceremony of this issuer. */
  isAudited: boolean;
}

/** A signed record, held against the root whose certificate the issuer has. */
export async function readRecord(
  database: Kysely<IssuerDatabase>,
  signed: string,
): Promise<ReadRecord | { refused: 'no-root' | 'not-signed-by-root' }> {
  const root = await findCertificate(database, ROOT_KEY);
  if (!root) return { refused: 'no-root' };
  const record = await verifyRecord(signed, new X509Certificate(root).publicKey);
  if (!record) return { refused: 'not-signed-by-root' };
  const digest = digestOfRecord(signed);
  return { record, digest, isAudited: await isAudited(database, digest) };
}

/** What it says, if this root has signed it as a record; only ceremonies of ours make any. */
export async function verifyRecord(signed: string, root: KeyObject): Promise<CeremonyRecord | undefined> {
  const verified = await compactVerify(signed, root, { algorithms: ['ES256'] }).catch(() => undefined);
  if (verified?.protectedHeader.typ !== CEREMONY_TYPE) return undefined;
  return JSON.parse(Buffer.from(verified.payload).toString()) as CeremonyRecord;
}
