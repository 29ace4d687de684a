import { type Kysely, sql } from 'kysely';

/**
 * Makes the next changes of a table fail in the database itself, as Boulder's tests do, until it is disposed of. `when`
 * is a condition on the new row.
 */
export async function failingTable(
  // oxlint-disable-next-line typescript/no-explicit-any -- any party's schema
  database: Kysely<any>,
  table: string,
  when: string,
): Promise<AsyncDisposable> {
  await sql`
    create or replace function fail_on_purpose() returns trigger language plpgsql
    as 'begin raise exception ''on purpose''; end'`.execute(database);
  await sql`
    create trigger on_purpose before insert or update on ${sql.table(table)}
    for each row when (${sql.raw(when)}) execute function fail_on_purpose()`.execute(database);
  return {
    [Symbol.asyncDispose]: async () => {
      await sql`drop trigger on_purpose on ${sql.table(table)}`.execute(database);
    },
  };
}
