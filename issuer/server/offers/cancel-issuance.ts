import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { reportOf } from './issuance-report.ts';
import { cancelOffer, type RequestKey, selectOffer } from './offer-store.ts';

export type CancellationAnswer =
  | { cancelled: IssuanceRequestReport }
  | { refused: 'unknown-request' }
  | { refused: 'too-late'; state: IssuanceRequestReport['state'] };

/** Kills codes that nobody has redeemed; doing it again changes nothing. */
export async function cancelIssuance(
  deps: Pick<IssuerDeps, 'database' | 'journal' | 'clock' | 'wake'>,
  key: RequestKey,
): Promise<CancellationAnswer> {
  let isNew = false;
  const offer = await changeForGood(deps, async (transaction, facts) => {
    isNew = await cancelOffer(transaction, key, deps.clock.now());
    const cancelled = await selectOffer(transaction, key);
    if (cancelled?.state === 'cancelled') facts.push({ fact: 'codes-spent', offerIds: [cancelled.offer_id] });
    return cancelled;
  });
  if (isNew) deps.wake('deliver-changes');
  if (!offer) return { refused: 'unknown-request' };
  if (offer.state !== 'cancelled') return { refused: 'too-late', state: offer.state };
  return { cancelled: reportOf(offer) };
}
