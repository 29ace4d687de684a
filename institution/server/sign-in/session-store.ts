import type { Kysely } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from './account.ts';
import { accountOf, teaches } from './account-store.ts';

type Within = Kysely<InstitutionDatabase>;

export interface SessionTimes {
  createdAt: Date;
  seenAt: Date;
  confirmedAt: Date | null;
}

export async function insertSession(
  within: Within,
  session: { institutionId: string; tokenHash: Buffer; accountId: string; at: Date },
): Promise<void> {
  await within
    .insertInto('sessions')
    .values({
      institution_id: session.institutionId,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.at,
      seen_at: session.at,
    })
    .execute();
}

export async function selectSession(
  within: Within,
  institutionId: string,
  tokenHash: Buffer,
): Promise<(SessionTimes & { account: Account }) | undefined> {
  const row = await within
    .selectFrom('sessions')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'sessions.institution_id')
        .onRef('accounts.account_id', '=', 'sessions.account_id'),
    )
    .select(['sessions.created_at', 'sessions.seen_at', 'sessions.confirmed_at'])
    .select(['accounts.account_id', 'accounts.display_name', 'accounts.person_id', 'accounts.office', 'accounts.head'])
    .select(teaches)
    .where('sessions.institution_id', '=', institutionId)
    .where('sessions.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    createdAt: row.created_at,
    seenAt: row.seen_at,
    confirmedAt: row.confirmed_at,
    account: accountOf(row),
  };
}

export async function touchSession(within: Within, institutionId: string, tokenHash: Buffer, at: Date): Promise<void> {
  await within
    .updateTable('sessions')
    .set({ seen_at: at })
    .where('institution_id', '=', institutionId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Whoever is signed in has just proved it once more. */
export async function confirmSession(
  within: Within,
  institutionId: string,
  tokenHash: Buffer,
  at: Date,
): Promise<void> {
  await within
    .updateTable('sessions')
    .set({ confirmed_at: at })
    .where('institution_id', '=', institutionId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSession(within: Within, institutionId: string, tokenHash: Buffer): Promise<void> {
  await within
    .deleteFrom('sessions')
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
