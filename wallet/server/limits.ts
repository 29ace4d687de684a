import { MINUTE } from '@mleg/platform/clock/durations';
import type { LimitTable } from '@mleg/platform/limits/limit';

export type WalletLimitName = 'relayed';

/** All that the wallet's server limits, each process for itself; docs/operations.md has the same table for who operates it. */
export const walletLimits: LimitTable<WalletLimitName> = {
  /** Two for each question that is answered. */
  relayed: { counts: 'uses', by: 'address', most: 30, within: MINUTE },
};
