import type { Showing } from '@mleg/wallet-core/records/showing';
import { forgetShowings, listShowings } from '@mleg/wallet-core/showing/showings';
import { useCallback, useEffect, useState } from 'react';
import { useWallet } from '../session/wallet-context.ts';

/** The holder's log, the newest first; `undefined` while it is being decrypted. */
export function useShowings() {
  const { vault } = useWallet();
  const [showings, setShowings] = useState<readonly Showing[]>();
  const read = useCallback(async () => setShowings(await listShowings({ vault })), [vault]);
  useEffect(() => void read(), [read]);
  const forget = async () => {
    await forgetShowings({ vault });
    await read();
  };
  return { showings, forget };
}
