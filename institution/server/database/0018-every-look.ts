import { type Kysely, sql } from 'kysely';

/** Every look at somebody's data is recorded, with the role in which it was taken. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of LOOKS) await sql.raw(statement).execute(database);
}

const LOOKS = [
  `alter table data_views drop constraint data_views_what_check`,
  `alter table data_views add constraint data_views_what_check
    check (what in ('file', 'fields', 'photo', 'form', 'slip', 'pesel', 'export'))`,
  `alter table data_views add column role text check (role in ('office', 'head', 'teacher'))`,
];
