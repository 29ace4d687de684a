import { termsOf } from '@mleg/issuer-contract/institution';
import type { IssuanceRequestReport, SuspensionReason } from '@mleg/issuer-contract/issuance-request';
import { DAY, later } from '@mleg/platform/clock/durations';
import type { CardStatus } from '@mleg/student-card/card-status';
import type { IssuerDeps } from '../deps.ts';
import { PUBLISHED_WITHIN } from '../durations.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { reportOf } from '../offers/issuance-report.ts';
import { lockCard, selectNewestOffer } from '../offers/offer-store.ts';
import { changeStatus, type StatusChange } from './suspension-store.ts';

export type StatusAnswer =
  | { changed: { report: IssuanceRequestReport; publishedBy: string } }
  | { refused: 'unknown-card' }
  /** Nothing on a phone, or revoked: that stays for good (D58, I4). */
  | { refused: 'not-live'; report: IssuanceRequestReport };

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'wake'>;

/** Takes a card out of use for a while, for a phone that may turn up. Repeating it does not make it longer. */
export function suspendCard(
  deps: Needed,
  { institutionId, policies }: Institution,
  { cardId, reason }: { cardId: string; reason: SuspensionReason },
): Promise<StatusAnswer> {
  const now = deps.clock.now();
  const until = later(now, termsOf(policies).suspensionDays * DAY);
  return bringTo(deps, { institutionId, cardId, to: 'suspended', reason, until, now });
}

/** Puts a suspended card back into use; repeating it changes nothing. */
export function resumeCard(
  deps: Needed,
  { institutionId }: Institution,
  { cardId }: { cardId: string },
): Promise<StatusAnswer> {
  const now = deps.clock.now();
  return bringTo(deps, { institutionId, cardId, to: 'valid', reason: 'resumed', until: null, now });
}

async function bringTo(deps: Needed, change: StatusChange): Promise<StatusAnswer> {
  const { institutionId, cardId, to } = change;
  const { offer, changed } = await deps.database.transaction().execute(async (transaction) => {
    await lockCard(transaction, institutionId, cardId);
    const isChanged = await changeStatus(transaction, change);
    return { offer: await selectNewestOffer(transaction, institutionId, cardId), changed: isChanged };
  });
  if (!offer) return { refused: 'unknown-card' };
  const report = reportOf(offer);
  if (report.cardStatus !== (to satisfies CardStatus)) return { refused: 'not-live', report };
  if (changed) {
    deps.wake('publish-status-lists');
    deps.wake('deliver-changes');
  }
  return { changed: { report, publishedBy: later(offer.changed_at, PUBLISHED_WITHIN).toISOString() } };
}
