import type { Card } from '@mleg/wallet-core/records/card';
import { useEffect, useState } from 'react';
import { useWallet } from '../session/wallet-context.ts';

/** The cards of the vault, the newest first; `undefined` while they are being decrypted. */
export function useCards(changes: number): Card[] | undefined {
  const { vault } = useWallet();
  const [cards, setCards] = useState<Card[]>();
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      const list = await vault.list('card');
      if (!stopped) setCards(list.sort((a, b) => b.addedAt.localeCompare(a.addedAt)));
    };
    void read();
    return () => {
      stopped = true;
    };
  }, [vault, changes]);
  return cards;
}
