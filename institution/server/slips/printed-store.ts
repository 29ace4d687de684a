import type { Sheet } from '@mleg/institution-contract/group-orders';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';

type Within = Transaction<InstitutionDatabase>;

interface Printing {
  institutionId: string;
  /** All of one person's. */
  accountIds: readonly string[];
  orderIds: readonly string[];
  /** What they mean to print now. */
  sheet: Sheet;
}

/** Whose both secrets one person would have then, and has not yet: the same sheet once more tells nothing new. */
export async function selectBothWith(
  within: Within,
  { institutionId, accountIds, orderIds, sheet }: Printing,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from card_orders
    where institution_id = ${institutionId} and order_id = any (${orderIds}::uuid[]) and exists (
      select from printed_slips where printed_slips.institution_id = card_orders.institution_id
        and printed_slips.order_id = card_orders.order_id and printed_slips.sheet <> ${sheet}
        and printed_by = any (${accountIds}::uuid[]))
      and not exists (
      select from printed_slips where printed_slips.institution_id = card_orders.institution_id
        and printed_slips.order_id = card_orders.order_id and printed_slips.sheet = ${sheet}
        and printed_by = any (${accountIds}::uuid[]))`.execute(within);
  return rows.map((row) => row.person_id);
}

export async function insertPrinted(
  within: Within,
  { institutionId, orderIds, sheet, printedBy }: Omit<Printing, 'accountIds'> & { printedBy: string },
  _leave: Permission<'print-codes'>,
): Promise<void> {
  const rows = orderIds.map((orderId) => ({
    institution_id: institutionId,
    order_id: orderId,
    sheet,
    printed_by: printedBy,
  }));
  if (rows.length === 0) return;
  await within
    .insertInto('printed_slips')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
