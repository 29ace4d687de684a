import { type Kysely, sql } from 'kysely';

/**
 * Whose an e-mail address is, however it is written: what follows a plus, and at Gmail the dots, reach the same mailbox
 * (RFC 5233; https://support.google.com/mail/answer/7436150).
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create function mailbox_of(email text) returns text language sql immutable parallel safe as $$
    select case
      when split_part(lower(email), '@', 2) in ('gmail.com', 'googlemail.com')
        then replace(split_part(split_part(lower(email), '@', 1), '+', 1), '.', '') || '@gmail.com'
      else split_part(split_part(lower(email), '@', 1), '+', 1) || '@' || split_part(lower(email), '@', 2)
    end
  $$`,
  'create index accounts_mailbox on accounts (institution_id, mailbox_of(email)) where email is not null',
];
