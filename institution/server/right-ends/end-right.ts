import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { endGuardianship } from '../guardians/guardian-store.ts';
import type { Account } from '../sign-in/account.ts';
import { endSeenCodes } from './end-seen-codes.ts';

export interface EndRight {
  by: Account;
  accountId: string;
  personId: string;
}

/** From the end of this call on the pupil does not exist for that guardian (G76), nor do the codes that wait. */
export async function endRight(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'settings'>,
  { by, accountId, personId }: EndRight,
): Promise<{ ended: true } | { refused: 'already-ended' }> {
  const { institutionId } = deps.settings;
  return deps.database.transaction().execute(async (transaction) => {
    const at = deps.clock.now();
    const ended = await endGuardianship(transaction, institutionId, { accountId, personId, at });
    if (!ended) return { refused: 'already-ended' } as const;
    const event = { institutionId, at, event: 'guardian.ended' as const, actor: by.accountId, subject: personId };
    await recordAudit(transaction, { ...event, detail: { guardian: accountId } });
    await endSeenCodes(deps, transaction, { actor: by.accountId, personId });
    await notifyCardChanged(transaction, institutionId, personId);
    return { ended: true } as const;
  });
}
