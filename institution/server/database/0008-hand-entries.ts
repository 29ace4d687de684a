import { type Kysely, sql } from 'kysely';

/** People whose data somebody has entered by hand, until somebody else confirms them or the source does. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`
    create table hand_entries (
      institution_id text not null,
      person_id uuid not null,
      entered_by uuid not null,
      primary key (institution_id, person_id),
      foreign key (institution_id, person_id) references people on delete cascade
    )`.execute(database);
}
