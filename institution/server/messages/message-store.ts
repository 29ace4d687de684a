import type { MessageKind } from '@mleg/institution-contract/message';
import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { ExpressionBuilder, Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { MessagesTable } from '../database/family-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface NewMessage {
  institutionId: string;
  accountId: string;
  personId: string;
  kind: MessageKind;
  about: string;
  detail?: string | undefined;
  note?: string | undefined;
  sentAt: Date;
}

/** @returns the ids of those that were not there yet */
export async function insertMessages(within: Within, messages: readonly NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const column = <Name extends keyof NewMessage>(name: Name) => messages.map((message) => message[name] ?? null);
  const { rows } = await sql<{ message_id: string }>`
    insert into messages (institution_id, account_id, person_id, kind, about, detail, note, sent_at)
    select * from unnest(${column('institutionId')}::text[], ${column('accountId')}::uuid[],
      ${column('personId')}::uuid[], ${column('kind')}::text[], ${column('about')}::text[],
      ${column('detail')}::text[], ${column('note')}::text[], ${column('sentAt')}::timestamptz[])
    on conflict (institution_id, account_id, kind, about) do nothing
    returning message_id`.execute(within);
  return rows.map((row) => row.message_id);
}

/** Whoever asked for a deed is told once what came of it. */
export async function insertDeedMessage(
  within: Within,
  { institutionId, accountId, deedId, kind, sentAt }: NewDeedMessage,
): Promise<string[]> {
  const rows = await within
    .insertInto('messages')
    .values({
      institution_id: institutionId,
      account_id: accountId,
      deed_id: deedId,
      kind,
      about: deedId,
      sent_at: sentAt,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'account_id', 'kind', 'about']).doNothing())
    .returning('message_id')
    .execute();
  return rows.map((row) => row.message_id);
}

export type NewDeedMessage = Pick<NewMessage, 'institutionId' | 'accountId' | 'sentAt'> & {
  deedId: string;
  kind: 'deed-approved' | 'deed-refused';
};

export type MessageRecord = Selectable<MessagesTable> & {
  given_name: string | null;
  family_name: string | null;
  deed_kind: DeedKind | null;
  deed_note: string | null;
  decided_by: string | null;
};

/** The newest first. */
export function selectMessages(
  within: Within,
  institutionId: string,
  accountId: string,
  limit: number,
): Promise<MessageRecord[]> {
  return within
    .selectFrom('messages')
    .leftJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'messages.institution_id')
        .onRef('people.person_id', '=', 'messages.person_id'),
    )
    .leftJoin('deeds', (join) =>
      join
        .onRef('deeds.institution_id', '=', 'messages.institution_id')
        .onRef('deeds.deed_id', '=', 'messages.deed_id'),
    )
    .leftJoin('accounts as decider', (join) =>
      join
        .onRef('decider.institution_id', '=', 'deeds.institution_id')
        .onRef('decider.account_id', '=', 'deeds.decided_by'),
    )
    .selectAll('messages')
    .select(['people.given_name', 'people.family_name'])
    .select(['deeds.kind as deed_kind', 'deeds.note as deed_note', 'decider.display_name as decided_by'])
    .where('messages.institution_id', '=', institutionId)
    .where('messages.account_id', '=', accountId)
    .orderBy('messages.sent_at', 'desc')
    .limit(limit)
    .execute();
}

/** @returns false where the account has no such message */
export async function markMessageRead(
  within: Within,
  institutionId: string,
  { accountId, messageId, at }: { accountId: string; messageId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('messages')
    .set((row) => ({ read_at: row.fn.coalesce('read_at', row.val(at)) }))
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', accountId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Orders whose codes end between the two moments, of which somebody was told that they are ready, and not yet this. */
export function selectEndingOrders(
  within: Within,
  institutionId: string,
  { kind, after, before }: { kind: MessageKind; after: Date; before: Date },
): Promise<{ order_id: string; person_id: string }[]> {
  return within
    .selectFrom('card_orders')
    .select(['order_id', 'person_id'])
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'ready')
    .where('expires_at', '>', after)
    .where('expires_at', '<=', before)
    .where((row) => row.exists(toldOf('codes-ready', row)))
    .where((row) => row.not(row.exists(toldOf(kind, row))))
    .execute();
}

function toldOf(kind: MessageKind, row: ExpressionBuilder<InstitutionDatabase, 'card_orders'>) {
  return row
    .selectFrom('messages')
    .select('messages.message_id')
    .whereRef('messages.institution_id', '=', 'card_orders.institution_id')
    .where('messages.about', '=', sql<string>`${row.ref('card_orders.order_id')}::text`)
    .where('messages.kind', '=', kind);
}
