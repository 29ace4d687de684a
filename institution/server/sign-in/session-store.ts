import type { Kysely } from 'kysely';
import type { SignInMethod } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from './account.ts';
import { accountOf, teaches } from './account-store.ts';

type Within = Kysely<InstitutionDatabase>;

export interface SessionTimes {
  createdAt: Date;
  seenAt: Date;
  confirmedAt: Date | null;
}

/** What is remembered of where a session was begun. */
export interface SessionPlace {
  method: SignInMethod;
  browser: string;
  system: string;
  network: string;
}

interface NewSession extends SessionPlace {
  institutionId: string;
  sessionId: string;
  tokenHash: Buffer;
  accountId: string;
  at: Date;
}

export async function insertSession(
  within: Within,
  { institutionId, sessionId, tokenHash, accountId, at, ...place }: NewSession,
): Promise<void> {
  await within
    .insertInto('sessions')
    .values({
      institution_id: institutionId,
      session_id: sessionId,
      token_hash: tokenHash,
      account_id: accountId,
      created_at: at,
      seen_at: at,
      ...place,
    })
    .execute();
}

export type StoredSession = SessionTimes & { sessionId: string; method: SignInMethod; account: Account };

export async function selectSession(
  within: Within,
  institutionId: string,
  tokenHash: Buffer,
): Promise<StoredSession | undefined> {
  const row = await within
    .selectFrom('sessions')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'sessions.institution_id')
        .onRef('accounts.account_id', '=', 'sessions.account_id'),
    )
    .select(['sessions.session_id', 'sessions.method'])
    .select(['sessions.created_at', 'sessions.seen_at', 'sessions.confirmed_at'])
    .select(['accounts.account_id', 'accounts.display_name', 'accounts.person_id', 'accounts.office', 'accounts.head'])
    .select(teaches)
    .where('sessions.institution_id', '=', institutionId)
    .where('sessions.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    sessionId: row.session_id,
    method: row.method,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    confirmedAt: row.confirmed_at,
    account: accountOf(row),
  };
}

export type ListedSession = SessionPlace & Omit<SessionTimes, 'confirmedAt'> & { sessionId: string };

/** An account's sessions that go on, the last used first. */
export async function selectSessions(
  within: Within,
  institutionId: string,
  accountId: string,
  after: Omit<SessionTimes, 'confirmedAt'>,
): Promise<ListedSession[]> {
  const rows = await within
    .selectFrom('sessions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('created_at', '>=', after.createdAt)
    .where('seen_at', '>=', after.seenAt)
    .orderBy('seen_at', 'desc')
    .orderBy('session_id')
    .execute();
  return rows.map(({ session_id, created_at, seen_at, method, browser, system, network }) => ({
    sessionId: session_id,
    createdAt: created_at,
    seenAt: seen_at,
    method,
    browser,
    system,
    network,
  }));
}

export async function touchSession(within: Within, institutionId: string, tokenHash: Buffer, at: Date): Promise<void> {
  await within
    .updateTable('sessions')
    .set({ seen_at: at })
    .where('institution_id', '=', institutionId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Whoever is signed in has just proved it once more. A passkey stays what the session was proved with. */
export async function confirmSession(
  within: Within,
  institutionId: string,
  { tokenHash, at, method }: { tokenHash: Buffer; at: Date; method: SignInMethod },
): Promise<void> {
  await within
    .updateTable('sessions')
    .set({ confirmed_at: at, ...(method === 'passkey' ? { method } : {}) })
    .where('institution_id', '=', institutionId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSessionsBefore(
  within: Within,
  institutionId: string,
  before: Omit<SessionTimes, 'confirmedAt'>,
): Promise<void> {
  await within
    .deleteFrom('sessions')
    .where('institution_id', '=', institutionId)
    .where((where) => where.or([where('created_at', '<', before.createdAt), where('seen_at', '<', before.seenAt)]))
    .execute();
}
