import { type ExportedRow, type ExportedTable, exportedRowsSchemas } from '@mleg/institution-contract/privacy';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ZodType } from 'zod';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Rows of a table about somebody, without what stands in every one of them. */
const about = {
  accounts: 'provider, subject as login, display_name, email',
  applications: 'kind, channel, reason, state, note, applied_at, decided_at, ended_at',
  card_orders: 'state, ordered_at, changed_at, expires_at, activated_at, device, reason',
  messages: 'distinct kind, detail, note, sent_at',
} as const satisfies Record<ExportedTable, string>;

const schemas: { [Table in ExportedTable]: ZodType<ExportedRow<Table>> } = exportedRowsSchemas;

/** Codes, hashes of passwords and the work of the office are not the person's data and stay inside. */
export async function selectRows<Table extends ExportedTable>(
  within: Within,
  institutionId: string,
  { table, personId }: { table: Table; personId: string },
): Promise<ExportedRow<Table>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.raw(about[table])} from ${sql.table(table)}
    where institution_id = ${institutionId} and person_id = ${personId}`.execute(within);
  const schema = schemas[table];
  return rows.map((row) => schema.parse(withMoments(row)));
}

function withMoments(row: Record<string, unknown>): Record<string, unknown> {
  const values = Object.entries(row);
  return Object.fromEntries(values.map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]));
}

export interface PictureRecord {
  use: string;
  at: Date;
  jpeg: Buffer | null;
}

/** The photo of cards, and those that were sent. */
export async function selectPictures(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<PictureRecord[]> {
  const { rows } = await sql<PictureRecord>`
    select 'card' as use, stored_at as at, jpeg from photos
    where institution_id = ${institutionId} and person_id = ${personId}
    union all
    select state as use, submitted_at as at, jpeg from photo_submissions
    where institution_id = ${institutionId} and person_id = ${personId}
    order by at`.execute(within);
  return rows;
}

/** What there is about the mobile card, and what a file brought in; the person stays. */
export async function deleteCardData(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personId: string,
): Promise<void> {
  const tables = [
    'photos',
    'photo_submissions',
    'applications',
    'card_orders',
    'messages',
    'group_order_people',
    'roster_rows',
    'alerts',
    'deeds',
  ] as const;
  for (const table of tables) {
    await sql`
      delete from ${sql.table(table)}
      where institution_id = ${institutionId} and person_id = ${personId}`.execute(within);
  }
}

/** The person, with accounts that were there for nothing else: their own, and of guardians who have no other child. */
export async function deletePerson(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personId: string,
): Promise<void> {
  await sql`
    delete from accounts
    where institution_id = ${institutionId} and not office and not head
      and (person_id = ${personId} or (
        person_id is null
        and exists (select from guardianships as right_of
          where right_of.institution_id = accounts.institution_id and right_of.account_id = accounts.account_id
            and right_of.person_id = ${personId})
        and not exists (select from guardianships as other
          where other.institution_id = accounts.institution_id and other.account_id = accounts.account_id
            and other.person_id <> ${personId})
        and not exists (select from class_teachers as teacher
          where teacher.institution_id = accounts.institution_id and teacher.account_id = accounts.account_id)
      ))`.execute(within);
  // An address that waits for a second person is the account's.
  await sql`
    delete from deeds where institution_id = ${institutionId} and kind = 'change-address'
      and about not in (select account_id from accounts where institution_id = ${institutionId})`.execute(within);
  // An account that works here stays, and is nobody's own any more.
  await sql`
    update accounts set person_id = null
    where institution_id = ${institutionId} and person_id = ${personId}`.execute(within);
  await sql`
    delete from people where institution_id = ${institutionId} and person_id = ${personId}`.execute(within);
}

export async function selectPersonIds(within: Within, institutionId: string): Promise<string[]> {
  const rows = await within
    .selectFrom('people')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .execute();
  return rows.map((row) => row.person_id);
}
