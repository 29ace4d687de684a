import type { VaultKind } from '@mleg/wallet-core/vault/vault';

/** Turns a record of one version into the next. */
export type RecordUpgrade = (kind: VaultKind, record: unknown) => unknown;

/**
 * Encrypted records can't be migrated with the database, which is locked then: each carries its version and is brought
 * up to date when read. Their version is how many upgrades they have seen, plus one.
 */
export const RECORD_UPGRADES: readonly RecordUpgrade[] = [];

export const currentVersion = (upgrades: readonly RecordUpgrade[]): number => upgrades.length + 1;

/** Throws for a record of a newer app: guessing at it could lose what it knows. */
export function upgradeRecord(
  kind: VaultKind,
  version: number,
  record: unknown,
  upgrades: readonly RecordUpgrade[] = RECORD_UPGRADES,
): unknown {
  if (version > currentVersion(upgrades)) throw new Error('a record of a newer version of the app');
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(kind, older), record);
}
