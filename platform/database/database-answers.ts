import { type Kysely, sql } from 'kysely';

/** Whether the database can be reached, for readiness. */
export async function databaseAnswers<Schema>(database: Kysely<Schema>): Promise<boolean> {
  return sql`select 1`.execute(database).then(
    () => true,
    () => false,
  );
}
