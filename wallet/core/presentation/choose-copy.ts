import type { Card, CardCopy } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';

/**
 * Chooses the copy of a card that a viewer gets: one that nobody else has seen, as long as there is one. Two viewers who
 * compare their copies then cannot tell that it was the same card (OpenID4VP 1.0 §15.5). Later it is the least seen one.
 */
export function chooseCopy(card: Card, viewerId: string, showings: readonly Showing[]): CardCopy | undefined {
  const uses = showings.flatMap(({ viewer, cards }) => cards.map(({ keyId }) => ({ keyId, viewerId: viewer.id })));
  const rank = ({ keyId }: CardCopy) => {
    const viewers = new Set(uses.filter((use) => use.keyId === keyId).map((use) => use.viewerId));
    const hasSeenIt = viewers.delete(viewerId);
    return viewers.size * 2 + (hasSeenIt ? 0 : 1);
  };
  return [...card.copies].sort((a, b) => rank(a) - rank(b))[0];
}
