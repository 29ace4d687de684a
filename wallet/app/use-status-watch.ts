import type { Vault } from '@mleg/wallet-core/vault/vault';
import { useEffect, useState } from 'react';
import type { IssuerClient } from './clients/issuer-client.ts';
import { useIssuerClient } from './clients/use-issuer-client.ts';
import { useWallet } from './session/wallet-context.ts';

/**
 * A card that was revoked says so within a quarter of a minute of the issuer's list. What is asked again is the list of
 * thousands of cards, and where nothing has changed the answer is a line.
 */
const EVERY_MS = 10_000;

/**
 * Asks how the cards stand: when the wallet is opened, when it comes back into view or the network does, and for as long
 * as it is looked at.
 * @returns a number that changes when something was learned
 */
export function useStatusWatch(changes: number): number {
  const { vault } = useWallet();
  const openIssuerClient = useIssuerClient();
  const [learned, setLearned] = useState(0);
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    const ask = async () => {
      if (isAsking || isOver || document.visibilityState !== 'visible' || !navigator.onLine) return;
      isAsking = true;
      try {
        const issuer = await openIssuerClient();
        if (issuer && (await checkAll(vault, issuer)) && !isOver) setLearned((count) => count + 1);
      } finally {
        isAsking = false;
      }
    };
    const start = () => void ask();
    start();
    const timer = setInterval(start, EVERY_MS);
    document.addEventListener('visibilitychange', start);
    globalThis.addEventListener('online', start);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', start);
      globalThis.removeEventListener('online', start);
    };
  }, [vault, openIssuerClient, changes]);
  return learned;
}

/** @returns whether any card's check is another one now; what was revoked is not asked about again */
async function checkAll(vault: Vault, issuer: IssuerClient): Promise<boolean> {
  let hasChanged = false;
  for (const { id, lastCheck } of await vault.list('card')) {
    if (lastCheck?.status === 'revoked') continue;
    const result = await issuer.checkStatus(id, { force: true });
    if (!('refused' in result) && result.checkedAt !== lastCheck?.checkedAt) hasChanged = true;
  }
  return hasChanged;
}
