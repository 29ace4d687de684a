import { useCallback, useRef } from 'react';
import { useWallet } from '../session/wallet-context.ts';
import type { Issuing } from './issuing.ts';

/** Loads the protocol side when it is first needed. `undefined`: offline, and it was never loaded before. */
export function useIssuing(): () => Promise<Issuing | undefined> {
  const wallet = useWallet();
  const loaded = useRef<Promise<Issuing | undefined>>(undefined);
  return useCallback(async () => {
    const pending = (loaded.current ??= loadIssuing(wallet));
    const issuing = await pending;
    // Not kept: the network may be back by the next time.
    if (issuing === undefined) loaded.current = undefined;
    return issuing;
  }, [wallet]);
}

async function loadIssuing(wallet: ReturnType<typeof useWallet>): Promise<Issuing | undefined> {
  try {
    const { openIssuing } = await import('./issuing.ts');
    return await openIssuing(wallet);
  } catch {
    return undefined;
  }
}
