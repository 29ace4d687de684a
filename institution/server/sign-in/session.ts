import { createHash, createHmac } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { networkOf } from '@mleg/platform/limits/address-prefix';
import { makeUuid } from '@mleg/platform/random/uuid';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { SignInMethod } from '../database/account-schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { SESSION_IDLE, SESSION_LIFETIME, SESSION_TOUCHED_AFTER } from '../durations.ts';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import { type Account, isStaff } from './account.ts';
import { browserName } from './browser-name.ts';
import {
  deleteSessionsBefore,
  insertSession,
  type StoredSession,
  selectSession,
  touchSession,
} from './session-store.ts';

export type SessionDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

/** A signed-in browser. */
export interface Session {
  sessionId: string;
  /** With the roles that it may use: where the institution requires passkeys, the staff's only with one. */
  account: Account;
  /** There are roles of the staff that wait for a passkey. */
  passkeyNeeded: boolean;
  method: SignInMethod;
  /** Must come back with everything that changes something. */
  csrfToken: string;
  tokenHash: Buffer;
  /** When they last proved once more who they are. */
  confirmedAt: Date | null;
}

/** What a call that begins a session comes with. */
export interface From {
  address: string;
  headers: Headers;
}

const TOKEN_BYTES = 32;

/** A new token at each sign-in; the database keeps its hash only. */
export async function startSession(
  deps: SessionDeps,
  { account, method, from }: { account: Account; method: SignInMethod; from: From },
): Promise<{ token: string; session: Session }> {
  const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
  const tokenHash = sha256(token);
  const sessionId = makeUuid(deps.random);
  await insertSession(deps.database, {
    institutionId: deps.settings.institutionId,
    sessionId,
    tokenHash,
    accountId: account.accountId,
    at: deps.clock.now(),
    method,
    network: networkOf(from.address),
    ...browserName(from.headers.get('user-agent')),
  });
  return { token, session: sessionOf(deps, tokenHash, { sessionId, method, account, confirmedAt: null }) };
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
    await deleteSessions(deps.database, institutionId, { tokenHash }, []);
    return undefined;
  }
  if (idle > SESSION_TOUCHED_AFTER) await touchSession(deps.database, institutionId, tokenHash, now);
  return sessionOf(deps, tokenHash, stored);
}

function sessionOf(
  deps: Pick<SessionDeps, 'keys' | 'settings'>,
  tokenHash: Buffer,
  { sessionId, method, account, confirmedAt }: Omit<StoredSession, 'createdAt' | 'seenAt'>,
): Session {
  const passkeyNeeded = isStaff(account) && method !== 'passkey' && deps.settings.policies.passkeys === 'staff';
  return {
    sessionId,
    account: passkeyNeeded ? { ...account, office: false, head: false, teaches: [] } : account,
    passkeyNeeded,
    method,
    tokenHash,
    csrfToken: csrfTokenOf(deps, tokenHash),
    confirmedAt,
  };
}

export async function endSession(
  deps: Pick<InstitutionDeps, 'database' | 'journal' | 'settings'>,
  { tokenHash }: Pick<Session, 'tokenHash'>,
): Promise<void> {
  const { institutionId } = deps.settings;
  await changeForGood(deps, (transaction, ends) => deleteSessions(transaction, institutionId, { tokenHash }, ends));
}

/** Sessions that began and were used before these have ended. */
export function oldestOf(now: Date): { createdAt: Date; seenAt: Date } {
  return { createdAt: later(now, -SESSION_LIFETIME), seenAt: later(now, -SESSION_IDLE) };
}

export async function forgetOldSessions({
  clock,
  database,
  settings,
}: Pick<SessionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  await deleteSessionsBefore(database, settings.institutionId, oldestOf(clock.now()));
}

/** Bound to the session, and useless for finding the session's own token. */
function csrfTokenOf({ keys }: Pick<SessionDeps, 'keys'>, tokenHash: Buffer): string {
  return createHmac('sha256', keys.csrf).update(tokenHash).digest('base64url');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
