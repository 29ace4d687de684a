import type { Kysely, Transaction } from 'kysely';
import type { PasswordResetsTable } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** The newest of a kind is the only one that works. */
export async function replaceReset(within: Within, reset: PasswordResetsTable): Promise<void> {
  const { secret_hash, expires_at } = reset;
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

/** A new password takes all of them with it. */
export async function deleteResets(within: Within, institutionId: string, accountId: string): Promise<void> {
  await within
    .deleteFrom('password_resets')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
}

export async function deleteResetsBefore(within: Within, institutionId: string, now: Date): Promise<void> {
  await within
    .deleteFrom('password_resets')
    .where('institution_id', '=', institutionId)
    .where('expires_at', '<=', now)
    .execute();
}
