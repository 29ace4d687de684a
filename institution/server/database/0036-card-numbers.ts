import { type Kysely, sql } from 'kysely';

/** Whose plastic card has a number. There may be two from before, so that it is no constraint. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `create index people_card_number on people (institution_id, physical_card_number)
        where physical_card_number is not null`,
    )
    .execute(database);
}
