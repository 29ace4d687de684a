import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { type AccountEnd, digestOfClass } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';
import { teaches } from './account-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface Roles {
  office: boolean;
  head: boolean;
  teaches: readonly string[];
}

export type StaffRecord = Roles & { accountId: string; displayName: string };

/** Everybody who has a role here, by name. */
export async function selectStaff(within: Within, institutionId: string): Promise<StaffRecord[]> {
  const rows = await within
    .selectFrom('accounts')
    .select(['account_id', 'display_name', 'office', 'head', teaches])
    .where('institution_id', '=', institutionId)
    .where((row) =>
      row.or([
        row('office', '=', true),
        row('head', '=', true),
        row.exists(
          row
            .selectFrom('class_teachers')
            .select('group_name')
            .whereRef('class_teachers.institution_id', '=', 'accounts.institution_id')
            .whereRef('class_teachers.account_id', '=', 'accounts.account_id'),
        ),
      ]),
    )
    .orderBy('display_name')
    .orderBy('account_id')
    .execute();
  return rows.map(({ account_id: accountId, display_name: displayName, ...roles }) => ({
    accountId,
    displayName,
    ...roles,
  }));
}

/** What an account may do now; `undefined` where there is no such account. */
export async function selectRoles(
  within: Within,
  institutionId: string,
  accountId: string,
): Promise<Roles | undefined> {
  return within
    .selectFrom('accounts')
    .select(['office', 'head', teaches])
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/**
 * Whoever else gives or ends roles waits for the end of the transaction, whoever's they are: otherwise two who send each
 * other away would each count the other as the one who is left. Taken before anything else is locked.
 */
export async function lockRoles(within: Transaction<InstitutionDatabase>, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roles:${institutionId}`}, 0))`.execute(within);
}

/** How many could be a second person for what others of the office ask for, these accounts left out. */
export async function countApprovers(
  within: Within,
  institutionId: string,
  except: readonly string[],
): Promise<number> {
  const { total } = await within
    .selectFrom('accounts')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('institution_id', '=', institutionId)
    .where((row) => row.or([row('office', '=', true), row('head', '=', true)]))
    .where(sql<boolean>`account_id <> all(${except}::uuid[])`)
    .executeTakeFirstOrThrow();
  return total;
}

interface RolesChange {
  accountId: string;
  roles: Roles;
  at: Date;
}

/**
 * @param ends gets what the account has no more, for the journal
 * @returns false where there is no such account
 */
export async function updateRoles(
  within: Within,
  institutionId: string,
  { accountId, roles, at, ends }: RolesChange & { ends: AccountEnd[] },
  _leave: Permission<'give-rights'>,
): Promise<boolean> {
  const before = await selectRoles(within, institutionId, accountId);
  if (!before) return false;
  const { office, head } = roles;
  await within
    .updateTable('accounts')
    .set({ office, head, roles_changed_at: at })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
  await replaceClasses(within, institutionId, accountId, roles.teaches);
  ends.push(...lostRoles(accountId, before, { roles, at }));
  return true;
}

function lostRoles(accountId: string, before: Roles, { roles, at }: Omit<RolesChange, 'accountId'>): AccountEnd[] {
  const classes = before.teaches.filter((group) => !roles.teaches.includes(group));
  return [
    ...(before.office && !roles.office ? [{ end: 'office', accountId, at } as const] : []),
    ...(before.head && !roles.head ? [{ end: 'head', accountId, at } as const] : []),
    ...classes.map((group) => ({ end: 'class', accountId, classDigest: digestOfClass(group), at }) as const),
  ];
}

export async function replaceClasses(
  within: Within,
  institutionId: string,
  accountId: string,
  groups: readonly string[],
): Promise<void> {
  await within
    .deleteFrom('class_teachers')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
  if (groups.length === 0) return;
  const rows = [...new Set(groups)].map((group) => ({
    institution_id: institutionId,
    account_id: accountId,
    group_name: group,
  }));
  await within.insertInto('class_teachers').values(rows).execute();
}

/** Roles beside those that the account has. */
export async function addRoles(
  within: Within,
  institutionId: string,
  { accountId, roles: { office, head, teaches: classes }, at }: RolesChange,
  _leave: Permission<'give-rights'>,
): Promise<void> {
  await within
    .updateTable('accounts')
    .set({ office: sql<boolean>`office or ${office}`, head: sql<boolean>`head or ${head}`, roles_changed_at: at })
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .execute();
  const rows = classes.map((group) => ({ institution_id: institutionId, account_id: accountId, group_name: group }));
  if (rows.length === 0) return;
  await within
    .insertInto('class_teachers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
