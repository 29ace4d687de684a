import type { MessageKind } from '@mleg/institution-contract/message';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Puts messages into the outbox whose accounts have an e-mail address. */
export async function insertMails(
  within: Within,
  institutionId: string,
  messageIds: readonly string[],
  at: Date,
): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    insert into mails (institution_id, message_id, tries, next_try_at)
    select messages.institution_id, messages.message_id, 0, ${at}
    from messages join accounts using (institution_id, account_id)
    where messages.institution_id = ${institutionId} and messages.message_id = any (${messageIds}::uuid[])
      and accounts.email is not null`.execute(within);
}

export interface DueMail {
  message_id: string;
  kind: MessageKind;
  email: string;
  tries: number;
}

/** Takes mails whose time has come; a process that dies with them leaves them to the next try. */
export async function claimMails(
  within: Within,
  institutionId: string,
  { now, nextTryAt, limit }: { now: Date; nextTryAt: Date; limit: number },
): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    with claimed as (
      update mails set tries = tries + 1, next_try_at = ${nextTryAt}
      where institution_id = ${institutionId} and message_id in (
        select message_id from mails
        where institution_id = ${institutionId} and next_try_at <= ${now}
        order by next_try_at
        limit ${limit}
        for update skip locked
      )
      returning institution_id, message_id, tries
    )
    select claimed.message_id, claimed.tries, messages.kind, accounts.email
    from claimed join messages using (institution_id, message_id) join accounts using (institution_id, account_id)
    where accounts.email is not null`.execute(within);
  return rows;
}

export async function postponeMail(
  within: Within,
  institutionId: string,
  messageId: string,
  nextTryAt: Date,
): Promise<void> {
  await within
    .updateTable('mails')
    .set({ next_try_at: nextTryAt })
    .where('institution_id', '=', institutionId)
    .where('message_id', '=', messageId)
    .execute();
}

/** It is out, or was given up; the message itself stays in the inbox. */
export async function deleteMail(within: Within, institutionId: string, messageId: string): Promise<void> {
  await within
    .deleteFrom('mails')
    .where('institution_id', '=', institutionId)
    .where('message_id', '=', messageId)
    .execute();
}
