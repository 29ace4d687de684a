import { listOpenActivations } from '@mleg/wallet-core/activation/list-activations';
import type { Vault } from '@mleg/wallet-core/vault/vault';
import { useEffect, useState } from 'react';
import type { Route } from '../routing/route.ts';
import { replaceWith } from '../routing/use-route.ts';
import { useWallet } from '../session/wallet-context.ts';

/**
 * Whoever unlocks the wallet wants their card: where there is only one and nothing waits, it opens by itself. Once: the
 * way back from it leads to the list.
 * @returns whether it is still being looked for
 */
export function useOnlyCard(route: Route): boolean {
  const { vault } = useWallet();
  const [isLooking, setLooking] = useState(route.page === 'home');
  useEffect(() => {
    if (!isLooking) return;
    const look = async () => {
      const cardId = await onlyCard(vault);
      if (cardId !== undefined) replaceWith({ page: 'card', cardId });
      setLooking(false);
    };
    void look();
  }, [vault, isLooking]);
  return isLooking;
}

async function onlyCard(vault: Vault): Promise<string | undefined> {
  const [cards, unfinished] = await Promise.all([vault.list('card'), listOpenActivations({ vault })]);
  return cards.length === 1 && unfinished.length === 0 ? cards[0]?.id : undefined;
}
