import { deleteDB } from 'idb';
import { DATABASE_NAME } from './open-database.ts';
import type { WalletDatabase } from './wallet-database.ts';

/** Removes everything this wallet keeps, keys first of all: without them nothing of it works anywhere. */
export async function eraseWallet(database: WalletDatabase): Promise<void> {
  await database.clear('keys');
  database.close();
  await deleteDB(DATABASE_NAME);
}
