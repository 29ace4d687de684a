import { deleteDB } from 'idb';
import { DATABASE_NAME } from './open-database.ts';
import type { WalletDatabase } from './wallet-database.ts';

/** Removes everything this wallet keeps. Keys go first: without them no card works, on whatever device it was copied to. */
export async function eraseWallet(database: WalletDatabase): Promise<void> {
  await database.clear('keys');
  database.close();
  await deleteDB(DATABASE_NAME);
}
