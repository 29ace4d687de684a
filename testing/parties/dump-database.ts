import { type Kysely, sql } from 'kysely';

/** Every row of every table, queues included, as PostgreSQL prints it. */
// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema
export async function dumpDatabase(database: Kysely<any>): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(database);
  const dumps: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(database);
    dumps.push(name, ...rows.map(({ row }) => row));
  }
  return dumps.join('\n');
}

/** The forms under which a secret may lie in a dump or a log: as it is, in hexadecimal, in Base64. */
export function formsOf(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  return [...(typeof secret === 'string' ? [secret] : []), bytes.toString('hex'), ...base64FormsOf(bytes)];
}

/** Base64 looks different at each of the three offsets; what does not depend on the neighbours is looked for. */
function base64FormsOf(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const own = encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
    return own.length < 8 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
