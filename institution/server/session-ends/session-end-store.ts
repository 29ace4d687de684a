import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Heard in every process: whoever streams to such a session stops. */
export const SESSION_ENDED = 'institution_session_ended';

/** Which sessions end; all conditions together. */
export interface Ending {
  accountId?: string;
  sessionId?: string;
  tokenHash?: Buffer;
  /** This one stays. */
  except?: Buffer;
}

/**
 * Their streams end with the transaction's commit, in whichever process they are.
 * @param ends gets each of them, for the journal
 * @returns how many ended
 */
export async function deleteSessions(
  within: Within,
  institutionId: string,
  { accountId, sessionId, tokenHash, except }: Ending,
  ends: AccountEnd[],
): Promise<number> {
  if (!accountId && !tokenHash) throw new Error('Sessions of nobody were to end.');
  let ended = within.deleteFrom('sessions').where('institution_id', '=', institutionId).returning('session_id');
  if (accountId) ended = ended.where('account_id', '=', accountId);
  if (sessionId) ended = ended.where('session_id', '=', sessionId);
  if (tokenHash) ended = ended.where('token_hash', '=', tokenHash);
  if (except) ended = ended.where('token_hash', '<>', except);
  const rows = await ended.execute();
  await tellEnded(within, institutionId, rows);
  ends.push(...rows.map((row) => ({ end: 'session' as const, sessionId: row.session_id })));
  return rows.length;
}

/** After a restore nobody knows who had signed out. */
export async function deleteAllSessions(within: Within, institutionId: string): Promise<void> {
  const ended = within.deleteFrom('sessions').where('institution_id', '=', institutionId).returning('session_id');
  await tellEnded(within, institutionId, await ended.execute());
}

async function tellEnded(
  within: Within,
  institutionId: string,
  rows: readonly { session_id: string }[],
): Promise<void> {
  const payloads = rows.map((row) => `${institutionId}:${row.session_id}`);
  await sql`select pg_notify(${SESSION_ENDED}, payload) from unnest(${payloads}::text[]) as payload`.execute(within);
}
