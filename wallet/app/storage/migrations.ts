import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** One step from a version of the database to the next, inside the browser's own upgrade transaction: all or nothing. */
export type Migration = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;

const createStores: Migration = (database) => {
  for (const store of ['lock', 'keys', 'records']) database.createObjectStore(store);
};

/** In order; the database's version is how many of them it has seen. Released ones are never changed, only followed. */
export const MIGRATIONS: readonly Migration[] = [createStores];
