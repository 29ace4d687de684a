import type { RevocationReason } from '@mleg/issuer-contract/issuance-request';
import { later } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { PUBLISHED_WITHIN } from '../durations.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { endCard, selectLastChange } from '../offers/ending-store.ts';
import { lockCard } from '../offers/offer-store.ts';

export interface Revocation {
  cardId: string;
  revokedAt: string;
  publishedBy: string;
}

/** Revokes what is on the phone and kills open codes, for good; repeating it changes nothing. */
export async function revokeCard(
  deps: Pick<IssuerDeps, 'database' | 'journal' | 'clock' | 'wake'>,
  institutionId: string,
  { cardId, reason }: { cardId: string; reason: RevocationReason },
): Promise<Revocation | { refused: 'unknown-card' }> {
  const now = deps.clock.now();
  const revokedAt = await changeForGood(deps, async (transaction, facts) => {
    const { orders } = await lockCard(transaction, institutionId, cardId);
    if (orders === 0) return undefined;
    const why = { reason, event: 'card.revoked', actor: 'institution' } as const;
    await endCard(transaction, { institutionId, cardId, ...why, now }, facts);
    return selectLastChange(transaction, institutionId, cardId);
  });
  if (!revokedAt) return { refused: 'unknown-card' };
  deps.wake('publish-status-lists');
  deps.wake('deliver-changes');
  return {
    cardId,
    revokedAt: revokedAt.toISOString(),
    publishedBy: later(revokedAt, PUBLISHED_WITHIN).toISOString(),
  };
}
