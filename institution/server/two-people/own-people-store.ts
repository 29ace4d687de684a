import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Accounts of the same person: this one, those of the same person of the register, and those of the same mailbox. */
const sameAs = (institutionId: string, accountId: string) => sql`
  select other.account_id, other.person_id from accounts as one join accounts as other
    on other.institution_id = one.institution_id and (other.account_id = one.account_id
      or other.person_id = one.person_id or mailbox_of(other.email) = mailbox_of(one.email))
  where one.institution_id = ${institutionId} and one.account_id = ${accountId}::uuid`;

/** Whatever accounts a person has, this one among them. */
export async function selectAccountsOf(within: Within, institutionId: string, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct account_id from (${sameAs(institutionId, accountId)}) as same`.execute(within);
  return rows.length > 0 ? rows.map((row) => row.account_id) : [accountId];
}

/**
 * People about whom somebody does not decide alone: themselves, their children also where a right has ended, and who
 * else is in the family of these by a guardian in common.
 */
export async function selectOwnPeople(within: Within, institutionId: string, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with mine as (${sameAs(institutionId, accountId)}), own as (
      select person_id from mine where person_id is not null
      union select person_id from guardianships
        where institution_id = ${institutionId} and account_id in (select account_id from mine)
    ), kin as (
      select account_id from guardianships
        where institution_id = ${institutionId} and person_id in (select person_id from own)
    )
    select person_id from own
    union select person_id from guardianships
      where institution_id = ${institutionId} and account_id in (select account_id from kin)
    union select person_id from accounts
      where institution_id = ${institutionId} and account_id in (select account_id from kin)
        and person_id is not null`.execute(within);
  return rows.map((row) => row.person_id);
}

/** Whether somebody of the staff, other than this account, is the same person, or is signed in to with the same browser. */
export async function selectIsSameAsStaff(within: Within, institutionId: string, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select exists (select from (${sameAs(institutionId, accountId)}) as same
      join accounts on accounts.institution_id = ${institutionId} and accounts.account_id = same.account_id
      where same.account_id <> ${accountId}::uuid and (accounts.office or accounts.head))
    or exists (select from known_devices as one join known_devices as two using (institution_id, device_id)
      join accounts on accounts.institution_id = two.institution_id and accounts.account_id = two.account_id
      where one.institution_id = ${institutionId} and one.account_id = ${accountId}::uuid
        and two.account_id <> one.account_id and (accounts.office or accounts.head)) as same`.execute(within);
  return rows[0]?.same ?? false;
}

/** Whether one of these accounts, that is nobody's of the staff, is signed in to with a browser of this one's. */
export async function selectSharesWithGuest(
  within: Within,
  institutionId: string,
  { accountId, among }: { accountId: string; among: readonly string[] },
): Promise<boolean> {
  if (among.length === 0) return false;
  const { rows } = await sql<{ shares: boolean }>`
    select exists (select from known_devices as one join known_devices as two using (institution_id, device_id)
      join accounts on accounts.institution_id = two.institution_id and accounts.account_id = two.account_id
      where one.institution_id = ${institutionId} and one.account_id = ${accountId}::uuid
        and two.account_id <> one.account_id and two.account_id = any(${among}::uuid[])
        and not accounts.office and not accounts.head) as shares`.execute(within);
  return rows[0]?.shares ?? false;
}

/** Which of these accounts are the same person's as this one. */
export async function selectSamePerson(
  within: Within,
  institutionId: string,
  { accountId, among }: { accountId: string; among: readonly string[] },
): Promise<string[]> {
  if (among.length === 0) return [];
  const { rows } = await sql<{ account_id: string }>`
    select account_id from (${sameAs(institutionId, accountId)}) as same
    where account_id = any(${among}::uuid[])`.execute(within);
  return rows.map((row) => row.account_id);
}
