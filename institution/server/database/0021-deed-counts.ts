import { type Kysely, sql } from 'kysely';

/** One deed counts several things: an erasure is one, and may be a card. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table deed_counts (
    institution_id text not null,
    deed_id uuid not null,
    counted text not null check (counted in ('cards', 'orders', 'pesels', 'changes', 'erasures')),
    amount integer not null,
    primary key (institution_id, deed_id, counted),
    foreign key (institution_id, deed_id) references deeds on delete cascade
  )`,
  `insert into deed_counts (institution_id, deed_id, counted, amount)
    select institution_id, deed_id, counted, amount from deeds where state = 'alone' and counted is not null`,
  `drop index deeds_alone`,
  `alter table deeds drop column counted`,
  `create index deeds_alone on deeds (institution_id, asked_by, asked_at) where state = 'alone'`,
];
