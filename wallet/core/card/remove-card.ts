import type { WalletDeps } from '../wallet.ts';
import type { Card } from './card.ts';

/** Takes a card and its keys off this device, for good. Its issuer is not told: removing is nobody's business. */
export async function removeCard(deps: Pick<WalletDeps, 'vault' | 'keys'>, cardId: string): Promise<void> {
  const card = await deps.vault.read('card', cardId);
  if (card === undefined) return;
  await deps.vault.apply([{ remove: 'card', id: cardId }]);
  await deps.keys.remove(keyIdsOfCard(card));
}

/** Of all its copies. */
const keyIdsOfCard = ({ copies, compact }: Card): string[] =>
  [...copies, ...(compact ? [compact] : [])].map(({ keyId }) => keyId);
