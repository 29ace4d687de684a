import type { KeyRing } from '@mleg/wallet-core/keys/key-ring';
import type { Vault } from '@mleg/wallet-core/vault/vault';
import { createBrowserKeyRing } from '../storage/browser-key-ring.ts';
import { createBrowserVault } from '../storage/browser-vault.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';

/** A wallet between unlocking and locking. Forgetting this object is what locking means. */
export interface OpenWallet {
  database: WalletDatabase;
  vault: Vault;
  keys: KeyRing;
}

export function openWalletWith(database: WalletDatabase, vaultKey: CryptoKey): OpenWallet {
  return { database, vault: createBrowserVault(database, vaultKey), keys: createBrowserKeyRing(database) };
}
