import { recordAudit } from '@mleg/platform/audit/record-audit';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { endGuardianship, selectIsWard } from '../guardians/guardian-store.ts';
import { tell } from '../messages/tell.ts';
import type { Account } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { withdrawGrants } from '../two-people/withdraw-grants.ts';
import { endWishes } from '../wishes/end-wishes.ts';
import { endSeenCodes } from './end-seen-codes.ts';

export interface EndRight {
  by: Account;
  accountId: string;
  personId: string;
  /** The second person's. */
  word?: Word;
}

type EndResult = { ended: true } | { refused: 'already-ended' } | NotYet;

/**
 * From the end of this call on the pupil does not exist for that guardian (G76), nor do the codes that wait. They are
 * told, with all who know the pupil, and no more end in a day than one person changes (Q36).
 */
export async function endRight(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'journal' | 'keys' | 'random' | 'settings'>,
  { by, accountId, personId, word }: EndRight,
): Promise<EndResult> {
  const { institutionId } = deps.settings;
  return changeForGood(deps, async (transaction, ends): Promise<EndResult> => {
    const stands = () => selectIsWard(transaction, institutionId, accountId, personId);
    if (!(await stands())) return { refused: 'already-ended' };
    const touches = (people: readonly string[]) => people.includes(personId);
    const facts = { touches, amounts: [{ of: 'changes', count: 1 }] } as const;
    const deed = { kind: 'end-guardian', about: personId, content: { accountId } } as const;
    const weighed = await weigh(deps, transaction, { deed, by, before: {}, facts, personId, word });
    if (!('permission' in weighed)) return weighed;
    // Of two clicks one has waited for the other to be weighed.
    if (!(await stands())) return { refused: 'already-ended' };
    const at = deps.clock.now();
    // Before it has ended: afterwards it is nothing that concerns them.
    const about = `${accountId} ${personId} ${at.toISOString()}`;
    await tell(deps, transaction, { personId, kind: 'guardian-ended', about });
    const right = { accountId, personId, at, ends };
    const ended = await endGuardianship(transaction, institutionId, right, weighed.permission);
    if (!ended) throw new Error('A right ended while it was being ended.');
    const event = { institutionId, at, event: 'guardian.ended' as const, actor: by.accountId, subject: personId };
    await recordAudit(transaction, { ...event, detail: { guardian: accountId } });
    await withdrawGrants(deps, transaction, { by, accountId, personId, ends });
    await endSeenCodes(deps, transaction, { actor: by.accountId, personId });
    await endWishes(deps, transaction, by.accountId);
    await notifyCardChanged(transaction, institutionId, personId);
    return { ended: true };
  });
}
