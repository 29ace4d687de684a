import { type Kysely, sql } from 'kysely';

/** Who of the desk has said yes to what two people have to. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`
    create table desk_words (
      institution_id text not null references institutions on delete cascade,
      agreement_version integer not null,
      decision text not null check (decision in ('approve', 'accept-change')),
      staff_id uuid not null references staff,
      at timestamptz not null,
      primary key (institution_id, agreement_version, decision, staff_id)
    )`.execute(database);
}
