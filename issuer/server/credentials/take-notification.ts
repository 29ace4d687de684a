import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { endCard } from '../offers/ending-store.ts';
import { lockCard } from '../offers/offer-store.ts';
import type { Holding } from './credential-store.ts';
import { type NotificationResult, noteAccepted, noteEvent, selectCardOfOffer } from './notification-store.ts';

type NotifiedDeps = Pick<IssuerDeps, 'database' | 'journal' | 'wake'>;

export type WalletEvent = 'credential_accepted' | 'credential_failure' | 'credential_deleted';

/** Step 7: what became of the card in the wallet (OpenID4VCI 1.0 §11). Telling it twice changes nothing. */
export async function takeNotification(
  deps: NotifiedDeps,
  holding: Holding,
  event: WalletEvent,
): Promise<NotificationResult> {
  if (event === 'credential_accepted') return takeAcceptance(deps, holding);
  const result = await noteInWallet(deps, holding, event);
  if (result !== 'noted') return result;
  if (event === 'credential_deleted') await revokeDeleted(deps, holding);
  deps.wake('deliver-changes');
  return result;
}

async function takeAcceptance(deps: NotifiedDeps, holding: Holding): Promise<NotificationResult> {
  const { result, renewed } = await noteAccepted(deps.database, holding);
  if (renewed) deps.wake('publish-status-lists');
  if (result === 'noted') deps.wake('deliver-changes');
  return result;
}

function noteInWallet(
  { database }: Pick<IssuerDeps, 'database'>,
  holding: Holding,
  event: Exclude<WalletEvent, 'credential_accepted'>,
) {
  // After a failure the data stay until the token ends, so that the wallet can ask for the card again.
  const failed = event === 'credential_failure';
  return noteEvent(database, holding, failed ? 'credential.failed-in-wallet' : 'credential.deleted-in-wallet');
}

/** A card that its wallet has deleted is on no phone; what is left of it anywhere must not be accepted. */
async function revokeDeleted(deps: NotifiedDeps, { offerId, now }: Holding): Promise<void> {
  const card = await selectCardOfOffer(deps.database, offerId);
  if (!card) return;
  await changeForGood(deps, async (transaction, facts) => {
    await lockCard(transaction, card.institutionId, card.cardId);
    // A newer order may have taken the card over while the lock was not ours.
    if (!(await selectCardOfOffer(transaction, offerId))) return;
    const why = { reason: 'deleted-by-holder', event: 'card.revoked', actor: 'wallet' } as const;
    await endCard(transaction, { ...card, ...why, now }, facts);
  });
  deps.wake('publish-status-lists');
}
