import { createContext, useContext } from 'react';
import type { OpenWallet } from './open-wallet.ts';

export const WalletContext = createContext<OpenWallet | undefined>(undefined);

/** For pages that are shown only while the wallet is open. */
export function useWallet(): OpenWallet {
  const wallet = useContext(WalletContext);
  if (wallet === undefined) throw new Error('the wallet is locked');
  return wallet;
}
