import type { Vault, VaultKind } from '@mleg/wallet-core/vault/vault';
import { openRecord, recordName, sealRecord } from './sealed-record.ts';
import { DURABLE, type WalletDatabase } from './wallet-database.ts';

/** The vault in IndexedDB, open as long as somebody holds its key. */
export function createBrowserVault(database: WalletDatabase, vaultKey: CryptoKey): Vault {
  return {
    async read<Kind extends VaultKind>(kind: Kind, id: string) {
      const name = recordName(kind, id);
      const sealed = await database.get('records', name);
      return sealed === undefined ? undefined : openRecord(vaultKey, kind, name, sealed);
    },
    async list<Kind extends VaultKind>(kind: Kind) {
      // "0" follows "/" in ASCII: everything that begins with `kind/`.
      const range = IDBKeyRange.bound(`${kind}/`, `${kind}0`, false, true);
      const [names, sealed] = await Promise.all([
        database.getAllKeys('records', range),
        database.getAll('records', range),
      ]);
      return Promise.all(sealed.map((one, index) => openRecord(vaultKey, kind, names[index] ?? '', one)));
    },
    async apply(changes) {
      // Encrypted first: a transaction of IndexedDB ends as soon as it has to wait for anything else.
      const prepared = await Promise.all(
        changes.map(async (change) => {
          if ('remove' in change) return { name: recordName(change.remove, change.id) };
          const name = recordName(change.put, change.record.id);
          return { name, sealed: await sealRecord(vaultKey, name, change.record) };
        }),
      );
      const transaction = database.transaction('records', 'readwrite', DURABLE);
      const writes = prepared.map(({ name, sealed }) =>
        sealed === undefined ? transaction.store.delete(name) : transaction.store.put(sealed, name),
      );
      await Promise.all([...writes, transaction.done]);
    },
  };
}
