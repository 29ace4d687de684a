import type { StaffMember } from '@mleg/issuer-contract/staff';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { IssuerDatabase, StaffTable } from '../database/schema.ts';
import type { Staff } from './staff.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** False where somebody has that address already. */
export async function insertStaff(within: Within, staff: Staff & { passwordHash?: string }): Promise<boolean> {
  const added = await within
    .insertInto('staff')
    .values({
      staff_id: staff.staffId,
      display_name: staff.displayName,
      email: staff.email.toLowerCase(),
      role: staff.role,
      password_hash: staff.passwordHash ?? null,
      active: true,
      last_sign_in: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Somebody active, by their address, with what their password is compared to. */
export async function selectByEmail(
  within: Within,
  email: string,
): Promise<{ staff: Staff; passwordHash: string | undefined } | undefined> {
  const row = await within
    .selectFrom('staff')
    .selectAll()
    .where('email', '=', email.toLowerCase())
    .where('active', '=', true)
    .executeTakeFirst();
  return row && { staff: staffOf(row), passwordHash: row.password_hash ?? undefined };
}

export async function hasEmail(within: Within, email: string): Promise<boolean> {
  const query = within.selectFrom('staff').select('staff_id').where('email', '=', email.toLowerCase());
  return (await query.executeTakeFirst()) !== undefined;
}

export async function isNobodyThere(within: Within): Promise<boolean> {
  return (await within.selectFrom('staff').select('staff_id').limit(1).executeTakeFirst()) === undefined;
}

export async function hasPasswords(within: Within): Promise<boolean> {
  const query = within.selectFrom('staff').select('staff_id').where('password_hash', 'is not', null).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function updateLastSignIn(within: Within, staffId: string, at: Date): Promise<void> {
  await within.updateTable('staff').set({ last_sign_in: at }).where('staff_id', '=', staffId).execute();
}

export async function selectStaff(within: Within): Promise<StaffMember[]> {
  const rows = await within
    .selectFrom('staff')
    .selectAll()
    .select((row) =>
      row
        .selectFrom('staff_passkeys')
        .whereRef('staff_passkeys.staff_id', '=', 'staff.staff_id')
        .select(sql<number>`count(*)::integer`.as('count'))
        .as('passkeys'),
    )
    .orderBy('active', 'desc')
    .orderBy('display_name')
    .execute();
  return rows.map((row) => ({
    ...staffOf(row),
    active: row.active,
    passkeys: row.passkeys ?? 0,
    ...(row.last_sign_in ? { lastSignIn: row.last_sign_in.toISOString() } : {}),
  }));
}

/** Whoever leaves is out at once: no passkey, no session. Their name stays on what they decided. */
export async function deactivate(transaction: Transaction<IssuerDatabase>, staffId: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('staff')
    .set({ active: false, password_hash: null })
    .where('staff_id', '=', staffId)
    .where('active', '=', true)
    .executeTakeFirst();
  await transaction.deleteFrom('staff_passkeys').where('staff_id', '=', staffId).execute();
  await transaction.deleteFrom('desk_sessions').where('staff_id', '=', staffId).execute();
  return numUpdatedRows === 1n;
}

export function staffOf(row: Pick<Selectable<StaffTable>, 'staff_id' | 'display_name' | 'email' | 'role'>): Staff {
  return { staffId: row.staff_id, displayName: row.display_name, email: row.email, role: row.role };
}
