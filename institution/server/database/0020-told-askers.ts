import { type Kysely, sql } from 'kysely';

/** Whoever asked a second person is told what came of it: a message about a deed, gone with it. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of MESSAGES) await sql.raw(statement).execute(database);
}

const MESSAGES = [
  `alter table messages alter column person_id drop not null`,
  `alter table messages add column deed_id uuid`,
  `alter table messages add foreign key (institution_id, deed_id) references deeds on delete cascade`,
  `alter table messages add check (num_nonnulls(person_id, deed_id) = 1)`,
  `create index messages_of_deed on messages (institution_id, deed_id) where deed_id is not null`,
  `create index deeds_decided on deeds (institution_id, decided_at) where state in ('approved', 'refused')`,
];
