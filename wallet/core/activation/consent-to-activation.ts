import { isAt } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';
import { keepProgress } from './activation-deps.ts';

/** Records that the holder has seen who issues what, and has agreed. */
export async function consentToActivation(deps: Pick<WalletDeps, 'vault'>, activationId: string): Promise<void> {
  const activation = await deps.vault.read('activation', activationId);
  if (activation === undefined || !isAt(activation, 'offer-read')) return;
  await keepProgress(deps, activation, { step: 'consented' });
}
