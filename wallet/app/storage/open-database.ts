import { openDB } from 'idb';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { WalletDatabase, WalletDatabaseSchema } from './wallet-database.ts';

export const DATABASE_NAME = 'wallet';

interface OpenOptions {
  migrations?: readonly Migration[];
  /** A newer version of the app, in another tab, wants to migrate: this one has to let go. */
  onTakenOver?: () => void;
}

/**
 * Opens the wallet's database and brings it up to date. A migration that fails or dies half-way leaves the old version
 * as it was (W36): the browser's upgrade transaction is aborted as a whole.
 */
export async function openDatabase({
  migrations = MIGRATIONS,
  onTakenOver,
}: OpenOptions = {}): Promise<WalletDatabase> {
  const database = await openDB<WalletDatabaseSchema>(DATABASE_NAME, migrations.length, {
    async upgrade(upgraded, oldVersion, _newVersion, transaction) {
      try {
        for (const migrate of migrations.slice(oldVersion)) await migrate(upgraded as never, transaction as never);
      } catch {
        // Otherwise what was done so far would be committed under the new version's number.
        transaction.abort();
      }
    },
    blocking() {
      database.close();
      onTakenOver?.();
    },
  });
  return database;
}
