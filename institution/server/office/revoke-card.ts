import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { RevocationReason } from '@mleg/institution-contract/card-reasons';
import { readOrder } from '../card-orders/read-order.ts';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import type { InstitutionDeps } from '../deps.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { refuseOwnCard } from './own-card.ts';

type RevokeDeps = SendDeps & Pick<InstitutionDeps, 'jobs'>;

export interface RevokeCard {
  by: Account;
  personId: string;
  reason: RevocationReason;
}

export type RevokeCardResult = { revoked: CardOrder } | { refused: 'not-found' | 'own-card' | 'nothing-to-revoke' };

/**
 * Takes a card back, or codes that could still become one. Stored at once and whatever the issuer does: from then on it
 * is only passed on.
 */
export async function revokeCard(deps: RevokeDeps, request: RevokeCard): Promise<RevokeCardResult> {
  const { institutionId } = deps.settings;
  const person = await selectPerson(deps.database, institutionId, request.personId);
  if (!person) return { refused: 'not-found' };
  if (request.by.personId === request.personId) return refuseOwnCard(deps, request);
  const actor = request.by.accountId;
  const stored = await deps.database
    .transaction()
    .execute((transaction) => storeRevocation(deps, transaction, { ...request, actor }));
  if (!stored) return { refused: 'nothing-to-revoke' };
  await sendAtOnce(deps, stored);
  return { revoked: await readOrder(deps, request.personId) };
}
