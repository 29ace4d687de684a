import type { VaultKind, VaultRecords } from '@mleg/wallet-core/vault/vault';
import { currentVersion, RECORD_UPGRADES, upgradeRecord } from './record-versions.ts';

export interface SealedRecord {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export const recordName = (kind: VaultKind, id: string): string => `${kind}/${id}`;

/** AES-GCM over JSON; the record's name is authenticated with it, so that one can't be put in another's place. */
export async function sealRecord(vaultKey: CryptoKey, name: string, record: unknown): Promise<SealedRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = JSON.stringify({ version: currentVersion(RECORD_UPGRADES), record });
  const data = await crypto.subtle.encrypt(aesGcm(iv, name), vaultKey, new TextEncoder().encode(text));
  return { iv, data };
}

export async function openRecord<Kind extends VaultKind>(
  vaultKey: CryptoKey,
  kind: Kind,
  name: string,
  { iv, data }: SealedRecord,
): Promise<VaultRecords[Kind]> {
  const bytes = await crypto.subtle.decrypt(aesGcm(iv, name), vaultKey, data);
  const { version, record } = JSON.parse(new TextDecoder().decode(bytes)) as { version: number; record: unknown };
  return upgradeRecord(kind, version, record) as VaultRecords[Kind];
}

const aesGcm = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
});
