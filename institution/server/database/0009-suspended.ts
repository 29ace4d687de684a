import { type Kysely, sql } from 'kysely';

/** The few suspended cards among many, for the minute's look at their last days. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`create index card_orders_suspended on card_orders (institution_id, suspended_until)
    where suspended_at is not null`.execute(database);
}
