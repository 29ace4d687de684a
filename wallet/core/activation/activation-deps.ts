import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import type { Activation, Progress } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';

/** What the steps of one activation share: the wallet, and the issuer's metadata as loaded for this run. */
export interface ActivationDeps
  extends Pick<WalletDeps, 'fetch' | 'trusted' | 'protocol' | 'vault' | 'keys' | 'clientId' | 'now'> {
  metadata: IssuerMetadataResult;
}

/** Puts the new state into the vault before anything follows from it. */
export async function keepProgress(
  deps: Pick<WalletDeps, 'vault'>,
  activation: Activation,
  progress: Progress,
  changes: Partial<Pick<Activation, 'wrongTries'>> = {},
): Promise<Activation> {
  const next = { ...activation, ...changes, progress };
  await deps.vault.apply([{ put: 'activation', record: next }]);
  return next;
}
