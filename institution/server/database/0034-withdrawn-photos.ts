import { type Kysely, sql } from 'kysely';

/** A photo that waits ends with the right of whoever sent it. */
export async function up(database: Kysely<never>): Promise<void> {
  const statements = [
    'alter table photo_submissions drop constraint photo_submissions_state_check',
    `alter table photo_submissions
      add check (state in ('waiting', 'accepted', 'rejected', 'replaced', 'withdrawn'))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}
