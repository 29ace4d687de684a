import { createHash, createHmac } from 'node:crypto';
import type { InstitutionDeps } from '../deps.ts';
import { SESSION_IDLE, SESSION_LIFETIME, SESSION_TOUCHED_AFTER } from '../durations.ts';
import type { Account } from './account.ts';
import { deleteSession, deleteSessionsBefore, insertSession, selectSession, touchSession } from './session-store.ts';

export type SessionDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

/** A signed-in browser. */
export interface Session {
  account: Account;
  /** Must come back with everything that changes something. */
  csrfToken: string;
  tokenHash: Buffer;
  /** When they last proved once more who they are. */
  confirmedAt: Date | null;
}

const TOKEN_BYTES = 32;

/** A new token at each sign-in; the database keeps its hash only. */
export async function startSession(deps: SessionDeps, account: Account): Promise<{ token: string; session: Session }> {
  const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
  const tokenHash = sha256(token);
  const { institutionId } = deps.settings;
  await insertSession(deps.database, { institutionId, tokenHash, accountId: account.accountId, at: deps.clock.now() });
  const session = { account, tokenHash, csrfToken: csrfTokenOf(deps, tokenHash), confirmedAt: null };
  return { token, session };
}

/** The session of a cookie, unless it ended: after half an hour without a request, or twelve hours in all. */
export async function resumeSession(deps: SessionDeps, token: string): Promise<Session | undefined> {
  const { institutionId } = deps.settings;
  const tokenHash = sha256(token);
  const stored = await selectSession(deps.database, institutionId, tokenHash);
  if (!stored) return undefined;
  const now = deps.clock.now();
  const idle = now.getTime() - stored.seenAt.getTime();
  const age = now.getTime() - stored.createdAt.getTime();
  if (idle > SESSION_IDLE || age > SESSION_LIFETIME) {
    await deleteSession(deps.database, institutionId, tokenHash);
    return undefined;
  }
  if (idle > SESSION_TOUCHED_AFTER) await touchSession(deps.database, institutionId, tokenHash, now);
  const { account, confirmedAt } = stored;
  return { account, tokenHash, csrfToken: csrfTokenOf(deps, tokenHash), confirmedAt };
}

export async function endSession(
  deps: Pick<SessionDeps, 'database' | 'settings'>,
  session: Pick<Session, 'tokenHash'>,
): Promise<void> {
  await deleteSession(deps.database, deps.settings.institutionId, session.tokenHash);
}

export async function forgetOldSessions(deps: Pick<SessionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  const now = deps.clock.now().getTime();
  await deleteSessionsBefore(deps.database, deps.settings.institutionId, {
    createdAt: new Date(now - SESSION_LIFETIME),
    seenAt: new Date(now - SESSION_IDLE),
  });
}

/** Bound to the session, and useless for finding the session's own token. */
function csrfTokenOf({ keys }: Pick<SessionDeps, 'keys'>, tokenHash: Buffer): string {
  return createHmac('sha256', keys.csrf).update(tokenHash).digest('base64url');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
