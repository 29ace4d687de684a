import { keyIdsOfCard } from '../records/card.ts';
import type { WalletDeps } from '../wallet.ts';

/** Removes a card and its keys from this device for good. The issuer is not notified. */
export async function removeCard(deps: Pick<WalletDeps, 'vault' | 'keys'>, cardId: string): Promise<void> {
  const card = await deps.vault.read('card', cardId);
  if (card === undefined) return;
  const renewal = await deps.vault.read('renewal', cardId);
  await deps.vault.apply([
    { remove: 'card', id: cardId },
    { remove: 'renewal', id: cardId },
    { remove: 'activation', id: cardId },
  ]);
  await deps.keys.remove([...keyIdsOfCard(card), ...(renewal ? [renewal.dpop.keyId] : [])]);
}
