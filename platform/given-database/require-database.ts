import { Client } from 'pg';
import { StartRefused } from '../start/start-refused.ts';

export interface WantedDatabase {
  /** `postgres://role:password@host/database` */
  url: string;
  /** What the operator has to mend, as it is written: `ISSUER_DATABASE_URL`. */
  setting: string;
  /** An owner makes and changes tables in it; a reader looks at what is there. */
  as: 'owner' | 'reader';
}

/** What the server says of itself and of us. */
export interface Server {
  /** As PostgreSQL counts: 150004 is 15.4. */
  version: number;
  encoding: string;
  /** A copy that follows another server, and takes no changes. */
  isStandby: boolean;
  /** Whether the role may make tables, and the schema that the queue of jobs has. */
  mayCreate: boolean;
  /** Whose database it is. */
  owner: string;
  /** Of an administrator, who has made it for somebody. */
  isOfAdministrator: boolean;
  /** Whether anybody has tables in it. */
  isEmpty: boolean;
}

/** SQL is restricted to what this one knows. */
const OLDEST = 15;
const PATIENCE = 5_000;

/**
 * Asked before a database is used: whether there is one, lets us in and will do. Throws `StartRefused` with one line
 * that names the setting, the server, the database and what to do, and never the password.
 */
export async function requireDatabase({ url, setting, as }: WantedDatabase): Promise<void> {
  const client = clientFor(url, setting);
  const place: Place = {
    host: client.host,
    port: client.port,
    database: client.database ?? '',
    user: client.user ?? '',
  };
  const begin = `${setting}, database ${place.database} of ${place.user} at ${placeOf(place)}: `;
  // A connection that breaks later on is no fault of whoever asked.
  client.on('error', () => {});
  try {
    await client.connect();
    const wrong = wrongWith(await askServer(client), place, as);
    if (wrong) throw new StartRefused(begin + wrong, { code: 'database-unfit' });
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(begin + wordsOf(error, place), { code: 'database-away', cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

function clientFor(url: string, setting: string): Client {
  try {
    return new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  } catch (cause) {
    throw new StartRefused(`${setting} is no address of a database: postgres://ROLE:PASSWORD@HOST/DATABASE`, { cause });
  }
}

interface Place {
  host: string;
  port: number;
  database: string;
  user: string;
}

/** A socket has a directory in place of a host. */
const placeOf = ({ host, port }: Place): string => (host.startsWith('/') ? host : `${host}:${port}`);

async function askServer(client: Client): Promise<Server> {
  const { rows } = await client.query<Server>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as "isStandby",
      has_database_privilege(current_database(), 'create')
        and coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
      rolname as owner, rolsuper as "isOfAdministrator",
      not exists (
        select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      ) as "isEmpty"
    from pg_database join pg_roles on pg_roles.oid = datdba where datname = current_database()`);
  const [server] = rows;
  if (!server) throw new Error('The server says nothing of itself.');
  return server;
}

/** What keeps a server that has let us in from being of use. */
export function wrongWith(
  server: Server,
  place: Pick<Place, 'database' | 'user'>,
  as: WantedDatabase['as'],
): string | undefined {
  const { version, encoding, isStandby, mayCreate } = server;
  const release = Math.floor(version / 10_000);
  if (release < OLDEST)
    return `the server is PostgreSQL ${release}, and ${OLDEST} is the oldest that will do. Use a newer server.`;
  if (as === 'reader') return undefined;
  if (isStandby) return 'the server is a standby and takes no changes. Name the one that it follows.';
  if (encoding !== 'UTF8')
    return `its encoding is ${encoding}. Make one anew: createdb --encoding=UTF8 --template=template0`;
  return mayCreate ? undefined : `the role may not make tables there${whoseItIs(server, place)}`;
}

/** A database that is somebody's must not be given away: as likely as not the setting names the wrong role. */
function whoseItIs(
  { owner, isOfAdministrator, isEmpty }: Server,
  { database, user }: Pick<Place, 'database' | 'user'>,
): string {
  if (owner === user)
    return `, though it is its own. As its administrator: GRANT USAGE, CREATE ON SCHEMA public TO "${user}"`;
  if (isOfAdministrator && isEmpty)
    return `. If it was made for it, as its administrator: ALTER DATABASE "${database}" OWNER TO "${user}"`;
  const whose = isEmpty ? `, which is of ${owner}` : `, which is of ${owner} and in use`;
  return `${whose}. Name the role that it is of, or a database of ${user}'s own.`;
}

/** By SQLSTATE, or by what the system says of a connection that did not come about. */
const WORDS: Readonly<Record<string, (place: Place) => string>> = {
  ECONNREFUSED: () => 'nobody listens there. Start PostgreSQL, or mend host and port.',
  ENOENT: () => 'there is no socket in that directory. Start PostgreSQL, or mend the directory.',
  ENOTFOUND: ({ host }) => `there is no host ${host}. Mend its name.`,
  EAI_AGAIN: ({ host }) => `the name ${host} cannot be looked up now. Mend it, or the name server.`,
  ETIMEDOUT: () => NO_ANSWER,
  EHOSTUNREACH: () => NO_ANSWER,
  ENETUNREACH: () => NO_ANSWER,
  '28P01': () => 'the server does not take this password for the role. Mend the password, or the name of the role.',
  '28000': () => 'the server does not let the role in. Mend its name, or the rules in pg_hba.conf.',
  '3D000': ({ database, user }) =>
    `there is no such database. Mend its name; for a new one, as the administrator: createdb --owner=${user} ${database}`,
  '42501': () => 'the role may not connect to it. Name the role that it is of, or a database of this role.',
  '53300': () => 'the server has no connection left. Raise its max_connections, or end some of its clients.',
  '57P03': () => 'the server is starting or stopping. Wait a moment, and start again.',
};
const NO_ANSWER = 'no answer within five seconds. Is the machine on, and does a firewall let us through?';

function wordsOf(error: unknown, place: Place): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const words = WORDS[code]?.(place);
  if (words !== undefined) return words;
  // The driver gives these no code.
  if (error.message.startsWith('timeout expired')) return NO_ANSWER;
  if (/client password must be/.test(error.message))
    return 'the server wants a password, and there is none in the setting.';
  return `${error.message}${code && ` (${code})`}.`;
}
