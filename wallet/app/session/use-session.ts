import { useCallback, useEffect, useState } from 'react';
import { readLock } from '../lock/lock.ts';
import { openDatabase } from '../storage/open-database.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import { openWalletWith } from './open-wallet.ts';
import type { Session } from './session.ts';
import { useAutoLock } from './use-auto-lock.ts';

export interface SessionControl {
  session: Session;
  opened: (database: WalletDatabase, vaultKey: CryptoKey) => void;
  lock: () => void;
  /** Opens the database anew: after everything in it was removed. */
  restart: () => void;
}

export function useSession(): SessionControl {
  const [session, setSession] = useState<Session>({ at: 'starting' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const onTakenOver = () => setSession({ at: 'taken-over' });
    openDatabase({ onTakenOver })
      .then(lockedOrNew)
      .then(setSession)
      .catch(() => setSession({ at: 'broken' }));
  }, [round]);

  const lock = useCallback(() => {
    setSession((current) => {
      if (current.at !== 'open') return current;
      void lockedOrNew(current.wallet.database).then(setSession);
      return { at: 'starting' };
    });
  }, []);
  useAutoLock(session.at === 'open', lock);

  return {
    session,
    opened: (database, vaultKey) => setSession({ at: 'open', wallet: openWalletWith(database, vaultKey) }),
    lock,
    restart: () => setRound((current) => current + 1),
  };
}

async function lockedOrNew(database: WalletDatabase): Promise<Session> {
  const lock = await readLock(database);
  return lock === undefined ? { at: 'new', database } : { at: 'locked', database, lock };
}
