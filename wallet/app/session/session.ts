import type { LockRecord } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import type { OpenWallet } from './open-wallet.ts';

/** Where the app stands before any page matters. */
export type Session =
  | { at: 'starting' }
  /** The browser gives no storage. */
  | { at: 'broken' }
  /** Another tab runs a newer version, which has the database now. */
  | { at: 'taken-over' }
  | { at: 'new'; database: WalletDatabase }
  | { at: 'locked'; database: WalletDatabase; lock: LockRecord }
  | { at: 'open'; wallet: OpenWallet };
