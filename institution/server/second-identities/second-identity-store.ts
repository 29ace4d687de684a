import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

/** What those of the office, its heads and class teachers are called, this account left out. */
export async function selectNamesOfStaff(
  within: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>,
  institutionId: string,
  besides: string,
): Promise<string[]> {
  const { rows } = await sql<{ display_name: string }>`
    select display_name from accounts
    where institution_id = ${institutionId} and account_id <> ${besides}::uuid
      and (office or head or account_id in (
        select account_id from class_teachers where institution_id = ${institutionId}))`.execute(within);
  return rows.map((row) => row.display_name);
}

/** Whether this is no account of the staff, was let in by somebody, and shares a browser with these or with the staff. */
export async function selectIsGuestOfSharing(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  accountId: string,
): Promise<boolean> {
  const { rows } = await sql<{ shares: boolean }>`
    select exists (
      select from accounts as guest
        join account_doors on account_doors.institution_id = guest.institution_id
          and account_doors.account_id = guest.account_id
        join known_devices as one on one.institution_id = guest.institution_id and one.account_id = guest.account_id
        join known_devices as two on two.institution_id = one.institution_id and two.device_id = one.device_id
          and two.account_id <> one.account_id
        join accounts as other on other.institution_id = two.institution_id and other.account_id = two.account_id
      where guest.institution_id = ${institutionId} and guest.account_id = ${accountId}
        and not guest.office and not guest.head
        and (other.account_id = account_doors.opened_by or other.office or other.head)
    ) as shares`.execute(within);
  return rows[0]?.shares ?? false;
}
