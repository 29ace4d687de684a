import type { AccountView, OpenSession } from '@mleg/institution-contract/account';
import type { PasskeyView } from '@mleg/institution-contract/passkey';
import { readHistory } from '@mleg/platform/audit/read-audit';
import type { InstitutionDeps } from '../deps.ts';
import { selectAccountNames, selectCredentials } from '../sign-in/account-store.ts';
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
  const history = await readHistory(database, institutionId, accountId);
  const events = history.filter(({ event }) => event.startsWith('account.')).slice(0, NEWEST);
  const actors = [...new Set(events.map(({ actor }) => actor))].filter((actor) => actor !== 'system');
  const names = await selectAccountNames(database, institutionId, actors);
  return {
    login: known.login,
    ...(known.email ? { email: known.email } : {}),
    hasPassword: known.passwordHash !== undefined,
    ...(known.passwordChangedAt ? { passwordChangedAt: known.passwordChangedAt.toISOString() } : {}),
    passkeys: (await selectPasskeys(database, institutionId, accountId)).map(viewPasskey),
    sessions: sessions.map((each) => viewSession(each, session)),
    events: events.map(({ at, event, actor }) => {
      const by = actor === accountId ? undefined : names.get(actor);
      return { at: at.toISOString(), event, ...(by ? { by } : {}) };
    }),
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
