import { isDue } from '../records/renewal.ts';
import type { WalletDeps } from '../wallet.ts';

/** Ids of cards whose issuer is to be asked for something new, and of those whose renewal was interrupted. */
export async function listDueRenewals({ vault, now }: Pick<WalletDeps, 'vault' | 'now'>): Promise<string[]> {
  const open = (await vault.list('activation')).filter(({ renews }) => renews === true);
  const due = (await vault.list('renewal')).filter((renewal) => isDue(renewal, now()));
  return [...new Set([...open, ...due].map(({ id }) => id))];
}
