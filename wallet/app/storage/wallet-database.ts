import type { DBSchema, IDBPDatabase } from 'idb';
import type { Attempts, LockRecord } from './lock-record.ts';
import type { SealedRecord } from './sealed-record.ts';

/**
 * What lies in the browser's IndexedDB:
 * - `lock`: how the vault key is wrapped, and the count of wrong PINs; readable without the PIN
 * - `keys`: non-extractable keys, usable but not readable by this origin
 * - `records`: cards and activations, encrypted with the vault key
 */
export interface WalletDatabaseSchema extends DBSchema {
  lock: { key: string; value: LockRecord | Attempts };
  keys: { key: string; value: CryptoKey };
  records: { key: string; value: SealedRecord };
}

export type WalletDatabase = IDBPDatabase<WalletDatabaseSchema>;

/** Written to the disk before the promise resolves, where the browser lets a page ask for that. */
export const DURABLE = { durability: 'strict' } as const;
