import type { Vault, VaultKind, VaultRecords } from './vault.ts';

/** A vault that lives as long as the process: for wallets in Node. */
export function createMemoryVault(): Vault {
  const records = new Map<string, VaultRecords[VaultKind]>();
  return {
    async read<Kind extends VaultKind>(kind: Kind, id: string) {
      const record = records.get(key(kind, id));
      return record === undefined ? undefined : (structuredClone(record) as VaultRecords[Kind]);
    },
    async list<Kind extends VaultKind>(kind: Kind) {
      return [...records]
        .filter(([name]) => name.startsWith(`${kind}/`))
        .map(([, record]) => structuredClone(record) as VaultRecords[Kind]);
    },
    async apply(changes) {
      for (const change of changes) {
        if ('put' in change) records.set(key(change.put, change.record.id), structuredClone(change.record));
        else records.delete(key(change.remove, change.id));
      }
    },
  };
}

const key = (kind: VaultKind, id: string): string => `${kind}/${id}`;
