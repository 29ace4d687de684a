import { recordAudit } from '@mleg/platform/audit/record-audit';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { InstitutionDeps } from '../deps.ts';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import type { Session } from '../sign-in/session.ts';

type EndDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'journal' | 'settings'>;

/** One of one's own. @returns false where there is no such session */
export function endOne(deps: EndDeps, { account: { accountId } }: Session, sessionId: string): Promise<boolean> {
  const { institutionId } = deps.settings;
  return changeForGood(deps, async (transaction, ends) => {
    if ((await deleteSessions(transaction, institutionId, { accountId, sessionId }, ends)) === 0) return false;
    const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.session-ended' });
    return true;
  });
}

/** Every session of the account, this one too. */
export async function signOutEverywhere(deps: EndDeps, { account: { accountId } }: Session): Promise<void> {
  const { institutionId } = deps.settings;
  await changeForGood(deps, async (transaction, ends) => {
    await deleteSessions(transaction, institutionId, { accountId }, ends);
    const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.signed-out-everywhere' });
  });
}
