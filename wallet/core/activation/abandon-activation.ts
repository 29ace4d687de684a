import { isAt } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';
import { keyIdsOf } from './make-keys.ts';

/** Deletes an activation and its keys. A card that it has already stored stays, with its keys. */
export async function abandonActivation(deps: Pick<WalletDeps, 'vault' | 'keys'>, activationId: string): Promise<void> {
  const activation = await deps.vault.read('activation', activationId);
  if (activation === undefined) return;
  await deps.vault.apply([{ remove: 'activation', id: activationId }]);
  if ('keys' in activation.progress && !isAt(activation, 'stored'))
    await deps.keys.remove(keyIdsOf(activation.progress.keys));
}
