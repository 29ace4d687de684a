import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * [Note: prepared statements] The query builder sends text; PostgreSQL would parse and plan it anew each time.
 * Here each distinct text with parameters gets a name, so that a connection plans it once. Texts come from the code,
 * never from data, so there are few; the cap keeps a mistake from filling the server's memory.
 */
const NAMED_TEXTS_MAX = 500;

export function withPreparedStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => namingClient(await pool.connect(), names),
  };
}

function namingClient(client: pg.PoolClient, names: Map<string, string>): PostgresPoolClient {
  const query = (text: unknown, values?: readonly unknown[]) => {
    if (typeof text !== 'string' || !values?.length) return client.query(text as string, values as unknown[]);
    const name = nameOf(text, names);
    return client.query({ text, values: values as unknown[], ...(name ? { name } : {}) });
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
    on: client.on.bind(client),
    once: client.once.bind(client),
  } as PostgresPoolClient;
}

function nameOf(text: string, names: Map<string, string>): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= NAMED_TEXTS_MAX) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
