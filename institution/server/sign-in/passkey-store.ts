import type { Passkey } from '@mleg/platform/passkeys/passkey';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { PasskeysTable } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from './account.ts';
import { accountOf, teaches } from './account-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface OwnPasskey extends Passkey {
  passkeyId: string;
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

/** False where that very key is known already. */
export async function insertPasskey(
  within: Within,
  institutionId: string,
  accountId: string,
  passkey: OwnPasskey,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('passkeys')
    .values({
      institution_id: institutionId,
      passkey_id: passkey.passkeyId,
      account_id: accountId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports.join(','),
      name: passkey.name,
      created_at: passkey.createdAt,
      used_at: passkey.usedAt,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'credential_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** An account's, the oldest first. */
export async function selectPasskeys(within: Within, institutionId: string, accountId: string): Promise<OwnPasskey[]> {
  const rows = await within
    .selectFrom('passkeys')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('passkey_id')
    .execute();
  return rows.map(passkeyOf);
}

export async function hasPasskeys(within: Within, institutionId: string, accountId: string): Promise<boolean> {
  const row = await within
    .selectFrom('passkeys')
    .select('passkey_id')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A passkey, and whose it is. */
export async function selectPasskey(
  within: Within,
  institutionId: string,
  credentialId: string,
): Promise<{ passkey: OwnPasskey; account: Account } | undefined> {
  const row = await within
    .selectFrom('passkeys')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'passkeys.institution_id')
        .onRef('accounts.account_id', '=', 'passkeys.account_id'),
    )
    .selectAll('passkeys')
    .select(['accounts.display_name', 'accounts.person_id', 'accounts.office', 'accounts.head', teaches])
    .where('passkeys.institution_id', '=', institutionId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return row && { passkey: passkeyOf(row), account: accountOf(row) };
}

/** False where another use with the same count came first: one of the two is a copy. */
export async function markPasskeyUsed(
  within: Within,
  institutionId: string,
  { passkeyId, counter }: Pick<OwnPasskey, 'passkeyId' | 'counter'>,
  { now, at }: { now: number; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('passkeys')
    .set({ counter: now, used_at: at })
    .where('institution_id', '=', institutionId)
    .where('passkey_id', '=', passkeyId)
    .where('counter', '=', counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

interface Which {
  accountId: string;
  passkeyId: string;
}

export async function renamePasskey(
  within: Within,
  institutionId: string,
  { accountId, passkeyId, name }: Which & { name: string },
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('passkeys')
    .set({ name })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deletePasskey(
  within: Within,
  institutionId: string,
  { accountId, passkeyId }: Which,
): Promise<boolean> {
  const { numDeletedRows } = await within
    .deleteFrom('passkeys')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** @param ends gets each of them, for the journal */
export async function deletePasskeys(
  within: Within,
  institutionId: string,
  accountId: string,
  ends: AccountEnd[],
): Promise<number> {
  const rows = await within
    .deleteFrom('passkeys')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .returning('passkey_id')
    .execute();
  ends.push(...rows.map(({ passkey_id: passkeyId }) => ({ end: 'passkey' as const, passkeyId })));
  return rows.length;
}

/** False where the challenge has been answered before. */
export async function spendChallenge(within: Within, digest: Buffer, expiresAt: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('spent_challenges')
    .values({ digest, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteSpentChallenges(within: Within, now: Date): Promise<void> {
  await within.deleteFrom('spent_challenges').where('expires_at', '<', now).execute();
}

/** Whoever adds or removes one waits for who does the same to the account. */
export async function lockAccount(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  accountId: string,
): Promise<void> {
  await sql`select 1 from accounts where institution_id = ${institutionId} and account_id = ${accountId} for update`.execute(
    transaction,
  );
}

function passkeyOf(row: Selectable<PasskeysTable>): OwnPasskey {
  return {
    passkeyId: row.passkey_id,
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: row.transports === '' ? [] : row.transports.split(','),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}
