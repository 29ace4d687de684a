import { type Kysely, sql } from 'kysely';

/**
 * Leave that is used once; requests that are apart although they are about the same; and people of whom one person has
 * printed both codes, who are counted within a day.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `alter table deeds add column used_at timestamptz, add column apart text not null default ''`,
  'drop index deeds_held_once',
  `create unique index deeds_held_once on deeds (institution_id, kind, about, apart, asked_by) where state = 'held'`,
  'alter table deed_counts drop constraint deed_counts_counted_check',
  `alter table deed_counts add constraint deed_counts_counted_check
    check (counted in ('cards', 'orders', 'pesels', 'changes', 'erasures', 'ways', 'both'))`,
];
