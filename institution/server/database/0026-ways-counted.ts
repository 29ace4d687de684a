import { type Kysely, sql } from 'kysely';

/** Codes on paper are counted within a day. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  'alter table deed_counts drop constraint deed_counts_counted_check',
  `alter table deed_counts add constraint deed_counts_counted_check
    check (counted in ('cards', 'orders', 'pesels', 'changes', 'erasures', 'ways'))`,
];
