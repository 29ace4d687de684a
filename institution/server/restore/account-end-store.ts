import { type Kysely, sql, type Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { deleteAllSessions } from '../session-ends/session-end-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Ways in that had ended, and that a database has again. */
export interface Reopened {
  /** Accounts whose password is the one before. */
  passwords: readonly string[];
  passkeys: readonly string[];
  sessions: readonly string[];
}

export async function selectReopened(
  within: Within,
  institutionId: string,
  ends: readonly AccountEnd[],
): Promise<Reopened> {
  const passwords = ends.filter((end) => end.end === 'password');
  const passkeys = ends.flatMap((end) => (end.end === 'passkey' ? [end.passkeyId] : []));
  const sessions = ends.flatMap((end) => (end.end === 'session' ? [end.sessionId] : []));
  const { rows } = await sql<{ kind: 'password' | 'passkey' | 'session'; id: string }>`
    select distinct 'password' as kind, accounts.account_id::text as id
    from accounts join unnest(${passwords.map(({ accountId }) => accountId)}::uuid[],
      ${passwords.map(({ at }) => at)}::timestamptz[]) as ended (account_id, at) using (account_id)
    where institution_id = ${institutionId} and password_hash is not null
      and coalesce(password_changed_at, '-infinity') < ended.at
    union all
    select 'passkey', passkey_id::text from passkeys
    where institution_id = ${institutionId} and passkey_id = any(${passkeys}::uuid[])
    union all
    select 'session', session_id::text from sessions
    where institution_id = ${institutionId} and session_id = any(${sessions}::uuid[])`.execute(within);
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return { passwords: idsOf('password'), passkeys: idsOf('passkey'), sessions: idsOf('session') };
}

/**
 * Nobody gets in by what had ended: a password that was replaced opens nothing until its owner has another one, and every
 * session ends, since which of them had is not known of all. What could have replaced a password dies with them.
 */
export async function closeAgain(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  { passwords, passkeys }: Reopened,
): Promise<void> {
  await sql`
    update accounts set password_hash = null
    where institution_id = ${institutionId} and account_id = any(${passwords}::uuid[])`.execute(transaction);
  await sql`
    delete from passkeys
    where institution_id = ${institutionId} and passkey_id = any(${passkeys}::uuid[])`.execute(transaction);
  await deleteAllSessions(transaction, institutionId);
  await sql`delete from password_resets where institution_id = ${institutionId}`.execute(transaction);
}
