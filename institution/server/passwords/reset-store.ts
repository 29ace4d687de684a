import type { Kysely, Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { PasswordResetsTable } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/**
 * The newest of a kind is the only one that works.
 * @param ends gets the one before, for the journal
 */
export async function replaceReset(
  within: Transaction<InstitutionDatabase>,
  reset: PasswordResetsTable,
  ends: AccountEnd[],
): Promise<void> {
  const { institution_id, account_id, kind, secret_hash, expires_at } = reset;
  const before = await within
    .selectFrom('password_resets')
    .select('expires_at')
    .where('institution_id', '=', institution_id)
    .where('account_id', '=', account_id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
  if (before) ends.push({ end: 'reset', accountId: account_id, at: before.expires_at });
  await within
    .insertInto('password_resets')
    .values(reset)
    .onConflict((conflict) =>
      conflict.columns(['institution_id', 'account_id', 'kind']).doUpdateSet({ secret_hash, expires_at }),
    )
    .execute();
}

/** Of two who come with the same secret one waits for the other, and then finds none. */
export function lockReset(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  { secretHashes, now }: { secretHashes: readonly Buffer[]; now: Date },
): Promise<PasswordResetsTable | undefined> {
  return within
    .selectFrom('password_resets')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('secret_hash', 'in', secretHashes)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * A new password takes all of them with it.
 * @param ends gets each of them, for the journal
 */
export async function deleteResets(
  within: Within,
  institutionId: string,
  accountId: string,
  ends: AccountEnd[],
): Promise<void> {
  const rows = await within
    .deleteFrom('password_resets')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .returning('expires_at')
    .execute();
  ends.push(...rows.map(({ expires_at: at }) => ({ end: 'reset' as const, accountId, at })));
}

export async function deleteResetsBefore(within: Within, institutionId: string, now: Date): Promise<void> {
  await within
    .deleteFrom('password_resets')
    .where('institution_id', '=', institutionId)
    .where('expires_at', '<=', now)
    .execute();
}
