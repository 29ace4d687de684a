import { createHash, createHmac } from 'node:crypto';
import { later, MINUTE } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { DESK_IDLE, DESK_SESSION_LIFETIME } from '../durations.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { deleteSession, deleteSessionsBefore, insertSession, selectSession, updateSeenAt } from './session-store.ts';
import type { Staff } from './staff.ts';
import { updateLastSignIn } from './staff-store.ts';

type Needed = Pick<IssuerDeps, 'clock' | 'database' | 'keys' | 'random'>;

/** A signed-in browser of the desk. */
export interface Session {
  staff: Staff;
  /** Must come back with everything that changes something. */
  csrfToken: string;
  tokenHash: Buffer;
}

const TOKEN_BYTES = 32;
/** Not with every request: reading a page must not cost a write. */
const TOUCH_AFTER = MINUTE;

/** A new token at each sign-in; the database keeps its hash only. */
export async function startSession(deps: Needed, staff: Staff): Promise<{ token: string; session: Session }> {
  const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
  const tokenHash = sha256(token);
  const now = deps.clock.now();
  await insertSession(deps.database, tokenHash, staff.staffId, now);
  await updateLastSignIn(deps.database, staff.staffId, now);
  return { token, session: { staff, tokenHash, csrfToken: csrfTokenOf(deps, tokenHash) } };
}

/** The session of a cookie, unless it ended: after half an hour without a request, or ten hours in all. */
export async function resumeSession(deps: Needed, token: string): Promise<Session | undefined> {
  const tokenHash = sha256(token);
  const stored = await selectSession(deps.database, tokenHash);
  if (!stored) return undefined;
  const now = deps.clock.now().getTime();
  const idle = now - stored.seenAt.getTime();
  if (idle > DESK_IDLE || now - stored.createdAt.getTime() > DESK_SESSION_LIFETIME) {
    await deleteSession(deps.database, tokenHash);
    return undefined;
  }
  if (idle > TOUCH_AFTER) await updateSeenAt(deps.database, tokenHash, deps.clock.now());
  return { staff: stored.staff, tokenHash, csrfToken: csrfTokenOf(deps, tokenHash) };
}

/** No backup brings it back. */
export async function endSession(
  deps: Pick<IssuerDeps, 'database' | 'journal'>,
  { tokenHash }: Session,
): Promise<void> {
  await changeForGood(deps, async (transaction, facts) => {
    await deleteSession(transaction, tokenHash);
    facts.push({ fact: 'desk-way-ended', digest: tokenHash.toString('hex') });
  });
}

export async function forgetOldSessions({ database, clock }: Pick<Needed, 'database' | 'clock'>): Promise<void> {
  const now = clock.now();
  await deleteSessionsBefore(database, later(now, -DESK_SESSION_LIFETIME), later(now, -DESK_IDLE));
}

/** Bound to the session, and useless for finding the session's own token. */
function csrfTokenOf({ keys }: Pick<Needed, 'keys'>, tokenHash: Buffer): string {
  return createHmac('sha256', keys.tickets).update('desk-csrf\0').update(tokenHash).digest('base64url');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
