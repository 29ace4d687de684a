import { type Kysely, sql } from 'kysely';

/** What an institution asks to have changed while its agreement holds; the row stays the agreement (ADR 0018, 0051). */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table institutions
    add column asked_change jsonb,
    add column changed_by_desk boolean not null default false,
    add constraint institutions_change_while_it_holds
      check (asked_change is null or agreement_state in ('in-force', 'suspended'))`.execute(database);
}
