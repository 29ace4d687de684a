import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import type { Session } from '../sign-in/session.ts';

type EndDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** One of one's own. @returns false where there is no such session */
export function endOne(
  { clock, database, settings }: EndDeps,
  { account: { accountId } }: Session,
  sessionId: string,
): Promise<boolean> {
  const { institutionId } = settings;
  return database.transaction().execute(async (transaction) => {
    if ((await deleteSessions(transaction, institutionId, { accountId, sessionId })) === 0) return false;
    const about = { institutionId, at: clock.now(), actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.session-ended' });
    return true;
  });
}

/** Every session of the account, this one too. */
export async function signOutEverywhere(
  { clock, database, settings }: EndDeps,
  { account: { accountId } }: Session,
): Promise<void> {
  const { institutionId } = settings;
  await database.transaction().execute(async (transaction) => {
    await deleteSessions(transaction, institutionId, { accountId });
    const about = { institutionId, at: clock.now(), actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.signed-out-everywhere' });
  });
}
