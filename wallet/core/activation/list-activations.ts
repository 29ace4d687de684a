import { type Activation, isAt } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';

/** Activations that a person may want to finish; one whose card is stored is finished to them. */
export async function listOpenActivations(deps: Pick<WalletDeps, 'vault'>): Promise<Activation[]> {
  const activations = await deps.vault.list('activation');
  return activations
    .filter((activation) => !isAt(activation, 'stored') && activation.renews !== true)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** Activations that need nobody to go on: their codes are used, or only the receipt is open. Renewals go on by `renewCard`. */
export async function listUnattendedActivations(deps: Pick<WalletDeps, 'vault'>): Promise<Activation[]> {
  const activations = await deps.vault.list('activation');
  return activations.filter(
    ({ progress, renews }) =>
      renews !== true &&
      ['token-asked', 'token-got', 'copies-got', 'credentials-got', 'stored'].includes(progress.step),
  );
}
