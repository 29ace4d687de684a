import { type Kysely, sql } from 'kysely';

/** Which key of a use signs from when: nothing of the keys but their thumbprints. */
export async function createKeyCalendar(database: Kysely<never>): Promise<void> {
  await sql`
    create table key_calendar (
      owner text not null,
      use text not null,
      generation integer not null,
      kid text not null,
      made_at timestamptz not null,
      signs_from timestamptz not null,
      ends_at timestamptz,
      primary key (owner, use, generation)
    )`.execute(database);
}
