import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { endCard } from '../offers/ending-store.ts';
import { lockCard } from '../offers/offer-store.ts';
import { selectCardsToEnd } from './agreement-cards-store.ts';

const BATCH = 200;

type EndDeps = Pick<IssuerDeps, 'database' | 'journal' | 'clock' | 'wake'>;

/** How revoked holders and their institutions see why. */
const REASON = 'agreement-ended';

/**
 * Ends the cards of ended agreements: codes nobody has used always, cards on phones where the desk chose so. Each card by
 * itself, so that one that is just being activated does not hold up the others; a process that dies leaves the rest to
 * the next round. An order that slipped in while the agreement ended is found by the minute's sweep.
 */
export async function endCards(deps: EndDeps): Promise<void> {
  for (;;) {
    const cards = await selectCardsToEnd(deps.database, BATCH);
    if (cards.length === 0) return;
    for (const { institutionId, cardId } of cards) {
      await changeForGood(deps, async (transaction, facts) => {
        await lockCard(transaction, institutionId, cardId);
        const now = deps.clock.now();
        const why = { reason: REASON, event: 'card.revoked', actor: 'issuer' } as const;
        await endCard(transaction, { institutionId, cardId, ...why, now }, facts);
      });
    }
    deps.wake('publish-status-lists');
    deps.wake('deliver-changes');
  }
}
