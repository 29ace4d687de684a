import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { AccountsTable, InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';
import type { Account } from './account.ts';
import type { Identity } from './identity.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Beside the columns of an account. */
export const teaches = sql<string[]>`array(
  select group_name from class_teachers
  where class_teachers.institution_id = accounts.institution_id and class_teachers.account_id = accounts.account_id
  order by group_name
)`.as('teaches');

export async function selectAccount(
  within: Within,
  institutionId: string,
  identity: Identity,
): Promise<Account | undefined> {
  const row = await within
    .selectFrom('accounts')
    .selectAll()
    .select(teaches)
    .where('institution_id', '=', institutionId)
    .where('provider', '=', identity.provider)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  return row && accountOf(row);
}

export async function selectAccountById(
  within: Within,
  institutionId: string,
  accountId: string,
): Promise<(Account & { login: string; email: string | null }) | undefined> {
  const row = await within
    .selectFrom('accounts')
    .selectAll()
    .select(teaches)
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { ...accountOf(row), login: row.subject, email: row.email };
}

export async function selectAccountNames(
  within: Within,
  institutionId: string,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await within
    .selectFrom('accounts')
    .select(['account_id', 'display_name'])
    .where('institution_id', '=', institutionId)
    .where('account_id', 'in', accountIds)
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.display_name]));
}

/** Whether somebody has that login, or one that may be taken for it. */
export async function selectLooksLikeLogin(
  within: Within,
  institutionId: string,
  { provider, subject }: Identity,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from accounts where institution_id = ${institutionId} and provider = ${provider}
      and (subject = ${subject} or skeleton_of(subject) = skeleton_of(${subject}))) as taken`.execute(within);
  return rows[0]?.taken ?? false;
}

export async function selectPasswordHash(
  within: Within,
  institutionId: string,
  identity: Identity,
): Promise<string | undefined> {
  const row = await within
    .selectFrom('accounts')
    .select('password_hash')
    .where('institution_id', '=', institutionId)
    .where('provider', '=', identity.provider)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  return row?.password_hash ?? undefined;
}

/** What an account is signed in to with. */
export interface Credentials {
  login: string;
  displayName: string;
  email: string | undefined;
  /** Whose own card the account sees. */
  isOf: string | undefined;
  /** Of an account whose password is kept here. */
  passwordHash: string | undefined;
  passwordChangedAt: Date | undefined;
}

export async function selectCredentials(
  within: Within,
  institutionId: string,
  accountId: string,
): Promise<Credentials | undefined> {
  const row = await within
    .selectFrom('accounts')
    .select(['subject', 'display_name', 'email', 'person_id', 'password_hash', 'password_changed_at'])
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return (
    row && {
      login: row.subject,
      displayName: row.display_name,
      email: row.email ?? undefined,
      isOf: row.person_id ?? undefined,
      passwordHash: row.password_hash ?? undefined,
      passwordChangedAt: row.password_changed_at ?? undefined,
    }
  );
}

export async function updatePassword(
  within: Within,
  institutionId: string,
  { accountId, passwordHash, at }: { accountId: string; passwordHash: string; at: Date },
): Promise<void> {
  await within
    .updateTable('accounts')
    .set({ password_hash: passwordHash, password_changed_at: at })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
}

interface NewAddress {
  accountId: string;
  email: string | null;
  at: Date;
  /** Gets the one before, for the journal. */
  ends: AccountEnd[];
}

export async function updateAddress(
  within: Within,
  institutionId: string,
  { accountId, email, at, ends }: NewAddress,
  _leave: Permission<'open-accounts'>,
): Promise<void> {
  await within
    .updateTable('accounts')
    .set({ email, email_changed_at: at })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
  ends.push({ end: 'address', accountId, at });
}

/** Whether somebody of the staff has this e-mail address, or another one of the same mailbox. */
export async function selectIsStaffsAddress(within: Within, institutionId: string, email: string): Promise<boolean> {
  const row = await within
    .selectFrom('accounts')
    .select('account_id')
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`mailbox_of(email) = mailbox_of(${email})`)
    .where((account) => account.or([account('office', '=', true), account('head', '=', true)]))
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewAccount extends Omit<Account, 'head' | 'teaches'>, Identity {
  institutionId: string;
  passwordHash?: string;
  email?: string;
  head?: boolean;
}

export async function insertAccount(within: Within, account: NewAccount): Promise<void> {
  await within
    .insertInto('accounts')
    .values({
      institution_id: account.institutionId,
      account_id: account.accountId,
      provider: account.provider,
      subject: account.subject,
      password_hash: account.passwordHash ?? null,
      display_name: account.displayName,
      person_id: account.personId ?? null,
      office: account.office,
      head: account.head ?? false,
      email: account.email ?? null,
    })
    .execute();
}

type AccountRow = Pick<Selectable<AccountsTable>, 'account_id' | 'display_name' | 'person_id' | 'office' | 'head'> & {
  teaches: string[];
};

/** Whoever leads the institution may all that its office may. */
export function accountOf(row: AccountRow): Account {
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    office: row.office || row.head,
    head: row.head,
    teaches: row.teaches,
    ...(row.person_id ? { personId: row.person_id } : {}),
  };
}
