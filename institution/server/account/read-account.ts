import type { AccountView, OpenSession } from '@mleg/institution-contract/account';
import type { PasskeyView } from '@mleg/institution-contract/passkey';
import { readHistory } from '@mleg/platform/audit/read-audit';
import type { InstitutionDeps } from '../deps.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import { type OwnPasskey, selectPasskeys } from '../sign-in/passkey-store.ts';
import { oldestOf, type Session } from '../sign-in/session.ts';
import { type ListedSession, selectSessions } from '../sign-in/session-store.ts';

/** Shown of what happened to an account. */
const NEWEST = 20;

/** What somebody sees of their own account: how it is signed in to, and where it is now. */
export async function readAccount(
  { clock, database, settings }: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  session: Session,
): Promise<AccountView> {
  const { institutionId } = settings;
  const { accountId } = session.account;
  const known = await selectCredentials(database, institutionId, accountId);
  if (!known) throw new Error('A session of nobody.');
  const sessions = await selectSessions(database, institutionId, accountId, oldestOf(clock.now()));
  const events = await readHistory(database, institutionId, accountId);
  return {
    login: known.login,
    ...(known.email ? { email: known.email } : {}),
    hasPassword: known.passwordHash !== undefined,
    ...(known.passwordChangedAt ? { passwordChangedAt: known.passwordChangedAt.toISOString() } : {}),
    passkeys: (await selectPasskeys(database, institutionId, accountId)).map(viewPasskey),
    sessions: sessions.map((each) => viewSession(each, session)),
    events: events
      .filter(({ event }) => event.startsWith('account.'))
      .slice(0, NEWEST)
      .map(({ at, event }) => ({ at: at.toISOString(), event })),
  };
}

export function viewPasskey({ passkeyId, name, createdAt, usedAt }: OwnPasskey): PasskeyView {
  return {
    passkeyId,
    name,
    createdAt: createdAt.toISOString(),
    ...(usedAt ? { usedAt: usedAt.toISOString() } : {}),
  };
}

const viewSession = ({ createdAt, seenAt, ...session }: ListedSession, own: Session): OpenSession => ({
  ...session,
  current: session.sessionId === own.sessionId,
  createdAt: createdAt.toISOString(),
  seenAt: seenAt.toISOString(),
});
