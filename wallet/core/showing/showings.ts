import type { Showing } from '../records/showing.ts';
import type { Vault } from '../vault/vault.ts';

/** The holder's log, the newest first. */
export async function listShowings({ vault }: { vault: Vault }): Promise<Showing[]> {
  return (await vault.list('showing')).sort((a, b) => b.at.localeCompare(a.at));
}

/** Which copy went to whom is forgotten too, so the next showings may repeat a copy. */
export async function forgetShowings({ vault }: { vault: Vault }): Promise<void> {
  const showings = await vault.list('showing');
  await vault.apply(showings.map(({ id }) => ({ remove: 'showing' as const, id })));
}
