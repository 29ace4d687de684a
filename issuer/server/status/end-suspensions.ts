import { SUSPENSION_ENDED } from '@mleg/issuer-contract/issuance-request';
import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { endCard } from '../offers/ending-store.ts';
import { lockCard } from '../offers/offer-store.ts';
import { isOverdue, selectOverdueSuspensions } from './suspension-store.ts';

const BATCH = 200;

type EndDeps = Pick<IssuerDeps, 'database' | 'journal' | 'clock' | 'wake'>;

/** Revokes cards whose suspension nobody has lifted in time (ADR 0043); one that is being lifted just now stays. */
export async function endSuspensions(deps: EndDeps): Promise<void> {
  const now = deps.clock.now();
  for (;;) {
    const cards = await selectOverdueSuspensions(deps.database, now, BATCH);
    for (const { institutionId, cardId } of cards) {
      await changeForGood(deps, async (transaction, facts) => {
        await lockCard(transaction, institutionId, cardId);
        if (!(await isOverdue(transaction, { institutionId, cardId, now }))) return;
        const why = { reason: SUSPENSION_ENDED, event: 'card.revoked', actor: 'issuer' } as const;
        await endCard(transaction, { institutionId, cardId, ...why, now }, facts);
      });
    }
    if (cards.length === 0) return;
    deps.wake('publish-status-lists');
    deps.wake('deliver-changes');
  }
}
