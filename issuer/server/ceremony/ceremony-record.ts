import { createHash, X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** One thing that was made, as the record says it. */
export type MadeKey = {
  name: string;
  /** The thumbprint of the public key, as `mleg keys list` has it. */
  key: string;
  /** SHA-256 of the certificate, as every tool for certificates shows it. */
  certificateSha256: string;
  notBefore: string;
  notAfter: string;
};

export type CeremonyRecord = {
  at: string;
  authorityName: string;
  people: readonly [string, string];
  root: MadeKey;
  /** Whether the root was made in this ceremony too. */
  isRootNew: boolean;
  /** The root before, which has signed for this one. */
  rootBefore?: MadeKey;
  authority: MadeKey;
};

export const CEREMONY_TYPE = 'mleg-key-ceremony+jwt';

/** What a ceremony gives to the issuer; public. Certificates are base64 DER. */
export const ceremonyResultSchema = z.strictObject({
  /** The record, signed by the root. */
  record: z.string(),
  root: z.base64(),
  authority: z.base64(),
  /** Where another root follows: the one before, and what it has signed for this one. */
  before: z.strictObject({ root: z.base64(), cross: z.base64() }).optional(),
});
export type CeremonyResult = z.infer<typeof ceremonyResultSchema>;

/** What it says of itself; whose word that is, a root has to be asked. */
export const recordIn = ({ record }: Pick<CeremonyResult, 'record'>): CeremonyRecord =>
  JSON.parse(Buffer.from(record.split('.')[1] ?? '', 'base64url').toString()) as CeremonyRecord;

/** What the audit keeps of a record. */
export const digestOfRecord = (signed: string): string => createHash('sha256').update(signed).digest('base64url');

export function describeKey(name: string, key: string, der: Uint8Array): MadeKey {
  const { validFromDate, validToDate, fingerprint256 } = new X509Certificate(der);
  return {
    name,
    key,
    certificateSha256: fingerprint256,
    notBefore: validFromDate.toISOString(),
    notAfter: validToDate.toISOString(),
  };
}
