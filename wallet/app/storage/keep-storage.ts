/** What the browser has promised about the wallet's data. */
export type StorageState = 'persistent' | 'volatile' | 'unknown';

export async function readStorageState(): Promise<StorageState> {
  if (typeof navigator.storage?.persisted !== 'function') return 'unknown';
  return (await navigator.storage.persisted()) ? 'persistent' : 'volatile';
}

/** Asks the browser not to evict the wallet. It may say no, without asking anybody. */
export async function keepStorage(): Promise<StorageState> {
  if (typeof navigator.storage?.persist !== 'function') return 'unknown';
  return (await navigator.storage.persist().catch(() => false)) ? 'persistent' : 'volatile';
}

/** How many bytes are in use; undefined if the browser does not say. */
export async function readUsedBytes(): Promise<number | undefined> {
  if (typeof navigator.storage?.estimate !== 'function') return undefined;
  return (await navigator.storage.estimate()).usage;
}
