import { type Activation, isAt } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';

/** Activations that a person may want to finish; for them an activation is finished when its card is stored. */
export async function listOpenActivations(deps: Pick<WalletDeps, 'vault'>): Promise<Activation[]> {
  const activations = await deps.vault.list('activation');
  return activations
    .filter((activation) => !isAt(activation, 'stored') && activation.renews !== true)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** Activations that can go on by themselves: their codes are used. Renewals are left out, as `renewCard` completes them. */
export async function listUnattendedActivations(deps: Pick<WalletDeps, 'vault'>): Promise<Activation[]> {
  const activations = await deps.vault.list('activation');
  return activations.filter(
    ({ progress, renews }) =>
      renews !== true &&
      ['token-asked', 'token-got', 'deferred', 'copies-got', 'credentials-got', 'stored'].includes(progress.step),
  );
}
