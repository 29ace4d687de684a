import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { withPreparedStatements } from './prepared-statements.ts';

/** Counts and identities fit into a double long before they would overflow one. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
/** Calendar dates stay what they are: `YYYY-MM-DD`, in no time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface DatabaseOptions {
  /** `postgres://role:password@host/database`; a socket directory goes into `?host=`. */
  url: string;
  maxConnections: number;
  /** A connection broke while no statement was under way: the next statement opens another, or fails. */
  onIdleError: (error: Error) => void;
}

/** A pool of connections with a query builder on it. The caller destroys it. */
export function openDatabase<Schema>(options: DatabaseOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: options.url,
    // So that whoever looks after the database sees that a party runs.
    application_name: 'mlegitymacja',
    max: options.maxConnections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', options.onIdleError);
  // The pool listens to idle connections only. One that breaks between two statements of a transaction has no
  // listener, and an error without a listener ends the process.
  pool.on('connect', (client) => client.on('error', options.onIdleError));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: withPreparedStatements(pool) }) });
}
