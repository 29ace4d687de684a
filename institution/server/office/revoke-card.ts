import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { RevocationReason } from '@mleg/institution-contract/card-reasons';
import { weighCardChange } from '../card-actions/weigh-card-change.ts';
import { readOrder } from '../card-orders/read-order.ts';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import type { InstitutionDeps } from '../deps.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import type { NotYet } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { refuseOwnCard } from './own-card.ts';

type RevokeDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

export interface RevokeCard {
  by: Account;
  personId: string;
  reason: RevocationReason;
  /** The second person's. */
  word?: Word;
}

export type RevokeCardResult =
  | { revoked: CardOrder }
  | { refused: 'not-found' | 'own-card' | 'nothing-to-revoke' }
  | NotYet;

/**
 * Takes a card back, or codes that could still become one. Stored at once and whatever the issuer does: from then on it
 * is only passed on.
 */
export async function revokeCard(deps: RevokeDeps, request: RevokeCard): Promise<RevokeCardResult> {
  const { institutionId } = deps.settings;
  const { by, personId, reason, word } = request;
  const person = await selectPerson(deps.database, institutionId, personId);
  if (!person) return { refused: 'not-found' };
  if (by.personId === personId) return refuseOwnCard(deps, request);
  const stored = await deps.database.transaction().execute(async (transaction) => {
    const deed = { kind: 'revoke-card', about: personId, content: { reason } } as const;
    const weighed = await weighCardChange(deps, transaction, { deed, by, word });
    if (!('permission' in weighed)) return weighed;
    return storeRevocation(deps, transaction, { actor: by.accountId, personId, reason }, weighed.permission);
  });
  if (!stored) return { refused: 'nothing-to-revoke' };
  if (!('call_id' in stored)) return stored;
  await sendAtOnce(deps, stored);
  return { revoked: await readOrder(deps, personId) };
}
