import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { OF_CODES } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface NewGuardianship {
  institutionId: string;
  accountId: string;
  personId: string;
  since: Date;
  endedAt?: Date;
}

/** A right that has ended can be given again. */
export async function insertGuardianship(
  within: Within,
  guardianship: NewGuardianship,
  _leave: Permission<'give-rights'>,
): Promise<void> {
  const { since, endedAt } = guardianship;
  const standing = { since, ended_at: endedAt ?? null };
  await within
    .insertInto('guardianships')
    .values({
      institution_id: guardianship.institutionId,
      account_id: guardianship.accountId,
      person_id: guardianship.personId,
      ...standing,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'account_id', 'person_id']).doUpdateSet(standing))
    .execute();
}

/** Those for whom the account may act, were they minors. */
export async function selectWards(within: Within, institutionId: string, accountId: string): Promise<string[]> {
  const rows = await within
    .selectFrom('guardianships')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => row.person_id);
}

export async function selectIsWard(
  within: Within,
  institutionId: string,
  accountId: string,
  personId: string,
): Promise<boolean> {
  const row = await within
    .selectFrom('guardianships')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface GuardianRecord {
  accountId: string;
  displayName: string;
  since: Date;
  endedAt: Date | null;
}

/** Everybody who could ever act for the person, standing rights first. */
export async function selectGuardians(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<GuardianRecord[]> {
  const rows = await within
    .selectFrom('guardianships')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'guardianships.institution_id')
        .onRef('accounts.account_id', '=', 'guardianships.account_id'),
    )
    .select(['accounts.account_id', 'accounts.display_name', 'guardianships.since', 'guardianships.ended_at'])
    .where('guardianships.institution_id', '=', institutionId)
    .where('guardianships.person_id', '=', personId)
    .orderBy('guardianships.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('accounts.display_name')
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    displayName: row.display_name,
    since: row.since,
    endedAt: row.ended_at,
  }));
}

export interface ConcernedAccount {
  person_id: string;
  account_id: string;
  /** The person's own; else that of somebody whose right to act stands, if it is not for the person's age. */
  is_own: boolean;
}

export async function selectConcernedAccounts(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<ConcernedAccount[]> {
  const ids = sql`${personIds}::uuid[]`;
  const { rows } = await sql<ConcernedAccount>`
    select person_id, account_id, true as is_own from accounts
    where institution_id = ${institutionId} and person_id = any (${ids})
    union all
    select person_id, account_id, false from guardianships
    where institution_id = ${institutionId} and person_id = any (${ids}) and ended_at is null`.execute(within);
  return rows;
}

export interface CodesOfWard {
  personId: string;
  birthdate: string;
  orderedAt: Date;
}

/** Codes that wait for somebody who has guardians and has turned 18 by that day. */
export async function selectCodesOfAdultWards(
  within: Within,
  institutionId: string,
  day: string,
): Promise<CodesOfWard[]> {
  const { rows } = await sql<CodesOfWard>`
    select people.person_id as "personId", people.birthdate, card_orders.ordered_at as "orderedAt"
    from card_orders join people using (institution_id, person_id)
    where institution_id = ${institutionId} and card_orders.state in ${OF_CODES}
      and people.birthdate <= ${day}::date - interval '18 years'
      and exists (select from guardianships where guardianships.institution_id = people.institution_id
        and guardianships.person_id = people.person_id and guardianships.ended_at is null)`.execute(within);
  return rows;
}

/**
 * @param ends gets it, for the journal
 * @returns false where the right was not there, or had ended
 */
export async function endGuardianship(
  within: Within,
  institutionId: string,
  { accountId, personId, at, ends }: { accountId: string; personId: string; at: Date; ends: AccountEnd[] },
  _leave: Permission<'end-rights'>,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('guardianships')
    .set({ ended_at: at })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  ends.push({ end: 'guardian', accountId, personId, at });
  return true;
}
