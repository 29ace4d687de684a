import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

interface DeviceUse {
  institutionId: string;
  accountId: string;
  /** Of the account in this browser. */
  mark: Buffer;
  /** Of all accounts in this browser. */
  marks: readonly Buffer[];
  /** Where nobody is known in this browser yet. */
  newDeviceId: string;
  browser: string;
  system: string;
  at: Date;
}

/** The account is used in the browser in which those of the other marks are. */
export async function upsertDevice(within: Within, use: DeviceUse): Promise<void> {
  const { institutionId, accountId, mark, marks, newDeviceId, browser, system, at } = use;
  await sql`
    insert into known_devices (institution_id, mark_hash, account_id, device_id, browser, system, used_at)
    values (${institutionId}, ${mark}, ${accountId}, coalesce((
      select device_id from known_devices
      where institution_id = ${institutionId} and mark_hash = any (${marks}::bytea[])
      order by used_at desc limit 1), ${newDeviceId}::uuid), ${browser}, ${system}, ${at})
    on conflict (institution_id, mark_hash) do update
      set device_id = excluded.device_id, browser = excluded.browser, system = excluded.system,
        used_at = excluded.used_at`.execute(within);
}

/** Accounts that are signed in to with a browser of this one's. */
export async function selectSharing(within: Within, institutionId: string, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct other.account_id from known_devices as one
      join known_devices as other using (institution_id, device_id)
    where one.institution_id = ${institutionId} and one.account_id = ${accountId}
      and other.account_id <> ${accountId}`.execute(within);
  return rows.map((row) => row.account_id);
}

/** The browser in which an account was last signed in to. */
export function selectLastDevice(
  within: Within,
  institutionId: string,
  accountId: string,
): Promise<{ browser: string; system: string } | undefined> {
  return within
    .selectFrom('known_devices')
    .select(['browser', 'system'])
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function deleteDevicesBefore(within: Within, institutionId: string, before: Date): Promise<void> {
  await within
    .deleteFrom('known_devices')
    .where('institution_id', '=', institutionId)
    .where('used_at', '<', before)
    .execute();
}
