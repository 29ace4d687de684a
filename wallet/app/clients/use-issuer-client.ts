import { useCallback, useRef } from 'react';
import { useWallet } from '../session/wallet-context.ts';
import type { IssuerClient } from './issuer-client.ts';

/** Loads the client when it is first needed; `undefined` while offline if it was never loaded before. */
export function useIssuerClient(): () => Promise<IssuerClient | undefined> {
  const wallet = useWallet();
  const loaded = useRef<Promise<IssuerClient | undefined>>(undefined);
  return useCallback(async () => {
    const pending = (loaded.current ??= loadIssuerClient(wallet));
    const client = await pending;
    // Not kept: the network may be back by the next time.
    if (client === undefined) loaded.current = undefined;
    return client;
  }, [wallet]);
}

async function loadIssuerClient(wallet: ReturnType<typeof useWallet>): Promise<IssuerClient | undefined> {
  try {
    const { openIssuerClient } = await import('./issuer-client.ts');
    return await openIssuerClient(wallet);
  } catch {
    return undefined;
  }
}
