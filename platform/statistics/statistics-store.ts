import { type Kysely, sql, type Transaction } from 'kysely';

// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only the catalogue is read
type Within = Kysely<any> | Transaction<any>;

/** Below it any plan is quick. */
const SMALL_PAGES = 16;

/**
 * [Note: plans that outlive their tables] A statement is planned once for a connection. One that was planned while its
 * tables were nearly empty reads them whole each time, and after a batch has filled them in seconds that takes minutes;
 * autovacuum looks only once a minute. Whoever fills tables in bulk asks here after each piece: tables that have more
 * than doubled since they were last looked at are analysed, which makes every connection plan anew.
 */
export async function refreshStatistics(within: Within, tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where oid = any (${tables}::text[]::regclass[])
      and pg_relation_size(oid) > (2 * greatest(relpages, 0) + ${SMALL_PAGES}::integer)::bigint
        * current_setting('block_size')::bigint`.execute(within);
  if (rows.length > 0) await sql`analyze ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(within);
}
