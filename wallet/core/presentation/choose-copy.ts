import type { Card, CardCopy } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';

/**
 * Which copy of a card goes to a viewer. One that nobody else has seen, while there is one: two viewers that compare
 * what they got then cannot tell that it was the same card (OpenID4VP 1.0 §15.5). Afterwards the one that fewest others have.
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
