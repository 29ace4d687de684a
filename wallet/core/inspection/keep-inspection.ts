import type { Question } from '@mleg/protocol/offline-check/question';
import type { Card, CompactCopy } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';
import { keepShowing } from '../showing/keep-showing.ts';
import type { WalletDeps } from '../wallet.ts';

/** The claims an inspector sees; the compact card contains no others. */
export const INSPECTED_CLAIMS = [
  'picture',
  'given_name',
  'family_name',
  'birthdate',
  'card_number',
  'institution_name',
  'date_of_expiry',
] as const;

type Needed = Pick<WalletDeps, 'vault' | 'now'>;

/**
 * Writes into the log that the card is shown, before it is. The first code and the issuer's status list of that moment
 * are kept: together they prove later that the card was valid then (`make-receipt.ts`).
 * @param question absent in the quick check, where nobody says who they are
 */
export async function keepInspection(
  deps: Needed,
  { card, compact, code, question }: { card: Card; compact: CompactCopy; code: string; question?: Question },
): Promise<Showing> {
  const list = await deps.vault.read('status-list', compact.status.uri);
  return keepShowing(deps, {
    how: 'inspection',
    viewer: { name: question?.audience ?? '', verified: false, id: 'inspection' },
    cards: [{ cardId: card.id, cardName: card.cardName, keyId: compact.keyId, claims: INSPECTED_CLAIMS }],
    outcome: 'shown',
    evidence: { code, ...(list && { statusList: list.token }) },
  });
}
