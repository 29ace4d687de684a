import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { IssuerDatabase, StatusListTable } from '../database/schema.ts';

/** Lists that are out of date: never signed, changed since, or signed before `resignBefore`. */
export async function selectDueLists(database: Kysely<IssuerDatabase>, resignBefore: Date): Promise<number[]> {
  const { rows } = await sql<{ list_id: number }>`
    select list_id from status_lists
    where signed_at is null or signed_at < ${resignBefore}
      or exists (select from pending_status_changes where pending_status_changes.list_id = status_lists.list_id)
    order by list_id`.execute(database);
  return rows.map((row) => row.list_id);
}

/** The list, kept from other publishers until the transaction ends. */
export async function lockList(
  transaction: Transaction<IssuerDatabase>,
  listId: number,
): Promise<{ bits: Uint8Array; version: number; cardKey: string | null } | undefined> {
  return transaction
    .selectFrom('status_lists')
    .select(['bits', 'version', 'card_key as cardKey'])
    .where('list_id', '=', listId)
    .forUpdate()
    .executeTakeFirst();
}

export interface StatusChange {
  change_id: number;
  list_index: number;
  status: number;
}

/** Takes what has changed since the last publication, in the order of the changes. */
export async function takeChanges(transaction: Transaction<IssuerDatabase>, listId: number): Promise<StatusChange[]> {
  const { rows } = await sql<StatusChange>`
    delete from pending_status_changes where list_id = ${listId}
    returning change_id, list_index, status`.execute(transaction);
  return rows.sort((one, other) => one.change_id - other.change_id);
}

export interface SignedList {
  listId: number;
  bits: Uint8Array;
  token: string;
  gzip: Uint8Array;
  signedAt: Date;
}

export async function storeSigned(transaction: Transaction<IssuerDatabase>, list: SignedList): Promise<void> {
  await sql`
    update status_lists
    set bits = ${list.bits}, token = ${list.token}, token_gzip = ${list.gzip}, signed_at = ${list.signedAt},
      version = version + 1
    where list_id = ${list.listId}`.execute(transaction);
}

export type PublishedList = Pick<Selectable<StatusListTable>, 'version' | 'token' | 'token_gzip'>;

export async function selectVersion(database: Kysely<IssuerDatabase>, listId: number): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from status_lists where list_id = ${listId} and token is not null`.execute(database);
  return rows[0]?.version;
}

export async function selectPublished(
  database: Kysely<IssuerDatabase>,
  listId: number,
): Promise<PublishedList | undefined> {
  const { rows } = await sql<PublishedList>`
    select version, token, token_gzip from status_lists where list_id = ${listId} and token is not null`.execute(
    database,
  );
  return rows[0];
}

export async function selectListIds(database: Kysely<IssuerDatabase>): Promise<number[]> {
  const { rows } = await sql<{ list_id: number }>`
    select list_id from status_lists where token is not null order by list_id`.execute(database);
  return rows.map((row) => row.list_id);
}
