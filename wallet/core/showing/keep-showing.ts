import type { Showing } from '../records/showing.ts';
import type { WalletDeps } from '../wallet.ts';

/** Writes a showing into the log, or the outcome of one that is there already. */
export async function keepShowing(
  { vault, now }: Pick<WalletDeps, 'vault' | 'now'>,
  showing: Omit<Showing, 'id' | 'at'> & Partial<Pick<Showing, 'id' | 'at'>>,
): Promise<Showing> {
  const kept: Showing = { id: crypto.randomUUID(), at: now().toISOString(), ...showing };
  await vault.apply([{ put: 'showing', record: kept }]);
  return kept;
}
