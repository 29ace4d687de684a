import { type Kysely, sql } from 'kysely';

/** Who has entered somebody by hand, and who has printed which secret of an order: both secrets of one are not for one person. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table people_brought (
    institution_id text not null,
    person_id uuid not null,
    brought_by uuid not null,
    primary key (institution_id, person_id),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  `create table printed_slips (
    institution_id text not null,
    order_id uuid not null,
    sheet text not null check (sheet in ('qr', 'activation')),
    printed_by uuid not null,
    primary key (institution_id, order_id, sheet, printed_by),
    foreign key (institution_id, order_id) references card_orders on delete cascade
  )`,
];
