import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { IssuerDeps } from '../deps.ts';
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
  const cancelled = await cancelOffer(deps.database, key, deps.clock.now());
  if (cancelled) deps.wake('deliver-changes');
  const offer = await selectOffer(deps.database, key);
  if (!offer) return { refused: 'unknown-request' };
  if (offer.state !== 'cancelled') return { refused: 'too-late', state: offer.state };
  await deps.journal.note({ fact: 'codes-spent', offerIds: [offer.offer_id] });
  return { cancelled: reportOf(offer) };
}
