import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DoorWay } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

interface Door {
  institutionId: string;
  accountId: string;
  openedBy: string;
  way: DoorWay;
  at: Date;
}

/**
 * Somebody of the staff has had in hand what opens this account. It stays so as long as the account: whoever was in once
 * may have left a passkey or a session, or read what opens it again.
 */
export async function insertDoor(within: Within, { institutionId, accountId, openedBy, way, at }: Door): Promise<void> {
  await within
    .insertInto('account_doors')
    .values({ institution_id: institutionId, account_id: accountId, opened_by: openedBy, way, opened_at: at })
    .onConflict((conflict) =>
      conflict.columns(['institution_id', 'account_id', 'opened_by', 'way']).doUpdateSet({ opened_at: at }),
    )
    .execute();
}

/**
 * Of the staff nobody has a host here: two people have looked at whoever works here (Q11). Who has opened whose account
 * counts of them too, where one is to be the second person for the other (`selectHasOpened`).
 */
const isGuest = sql<boolean>`not accounts.office and not accounts.head and not exists (
  select from class_teachers
  where class_teachers.institution_id = accounts.institution_id and class_teachers.account_id = accounts.account_id
)`;

const doors = (within: Within, institutionId: string) =>
  within
    .selectFrom('account_doors')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'account_doors.institution_id')
        .onRef('accounts.account_id', '=', 'account_doors.account_id'),
    )
    .where('account_doors.institution_id', '=', institutionId)
    .where(isGuest);

/** Who has ever opened one of these accounts, where these are nobody's of the staff. */
export async function selectHosts(
  within: Within,
  institutionId: string,
  accountIds: readonly string[],
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const rows = await doors(within, institutionId)
    .select('account_doors.opened_by')
    .distinct()
    .where('account_doors.account_id', 'in', accountIds)
    .execute();
  return rows.map((row) => row.opened_by);
}

/**
 * Whether one of the first has ever had in hand what opens an account of the others, staff included: a code on paper, or
 * another address. An invitation is no such thing here, since who came with it has been seen by two.
 */
export async function selectHasOpened(
  within: Within,
  institutionId: string,
  { by, accountIds }: { by: readonly string[]; accountIds: readonly string[] },
): Promise<boolean> {
  const row = await opened(within, institutionId, accountIds)
    .where('opened_by', '=', sql<string>`any (${by}::uuid[])`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody has ever had a code on paper for this account in hand, or brought it another address. */
export async function selectIsOpened(within: Within, institutionId: string, accountId: string): Promise<boolean> {
  return (await opened(within, institutionId, [accountId]).executeTakeFirst()) !== undefined;
}

const opened = (within: Within, institutionId: string, accountIds: readonly string[]) =>
  within
    .selectFrom('account_doors')
    .select('account_id')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', sql<string>`any (${accountIds}::uuid[])`)
    .where('way', 'in', ['paper-code', 'address'])
    .limit(1);

/** Of these people those of whom, or of whose guardians, one of these has opened an account. */
export async function selectGuestsAmong(
  within: Within,
  institutionId: string,
  { hosts, personIds }: { hosts: readonly string[]; personIds: readonly string[] },
): Promise<string[]> {
  const rows = await doors(within, institutionId)
    .leftJoin('guardianships', (join) =>
      join
        .onRef('guardianships.institution_id', '=', 'accounts.institution_id')
        .onRef('guardianships.account_id', '=', 'accounts.account_id'),
    )
    .select(['accounts.person_id as own', 'guardianships.person_id as ward'])
    .where('account_doors.opened_by', '=', sql<string>`any (${hosts}::uuid[])`)
    .execute();
  const guests = new Set(rows.flatMap(({ own, ward }) => [own, ward]));
  return personIds.filter((personId) => guests.has(personId));
}
