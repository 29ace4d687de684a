import { CREATE_MAILBOX_OF } from '@mleg/platform/mail/mailbox-function';
import { type Kysely, sql } from 'kysely';

/** Whose an e-mail address is, however it is written. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  CREATE_MAILBOX_OF,
  'create index accounts_mailbox on accounts (institution_id, mailbox_of(email)) where email is not null',
];
