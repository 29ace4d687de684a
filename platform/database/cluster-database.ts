import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { ADMINISTRATOR, keepPassword } from './cluster-passwords.ts';
import type { Cluster } from './postgres-cluster.ts';

/** A database and the role that owns it; the role reaches no other database of the server. */
export type OwnedDatabase = { database: string; role: string };

/** One lock for all who set up databases, so that two processes starting at once do not collide. */
const SETUP_LOCK = 0x6d6c6567;

/** Makes a party's database where it is missing, leaves it alone where it is there. Returns its connection string. */
export async function ensureDatabase(cluster: Cluster, wanted: OwnedDatabase): Promise<string> {
  const administrator = cluster.connectionString('postgres', ADMINISTRATOR);
  await connected(administrator, async (client) => {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
    await ensureRole(client, wanted.role, keepPassword(cluster.dataDirectory, wanted.role));
    await ensureOwned(client, wanted);
  });
  return cluster.connectionString(wanted.database, wanted.role);
}

/**
 * The same on any server whose `administrator` (a connection string) may create databases and roles.
 * Returns the connection string of the new role.
 */
export async function createDatabase(
  administrator: string,
  wanted: OwnedDatabase & { password: string },
): Promise<string> {
  await connected(administrator, async (client) => {
    await ensureRole(client, wanted.role, wanted.password);
    await ensureOwned(client, wanted);
  });
  const url = new URL(administrator);
  url.username = wanted.role;
  url.password = wanted.password;
  url.pathname = `/${wanted.database}`;
  return url.href;
}

/** Disconnects whoever is left, and removes the database and its role. */
export async function dropDatabase(administrator: string, { database, role }: OwnedDatabase): Promise<void> {
  await connected(administrator, async (client) => {
    await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`);
    await client.query(`drop role if exists ${escapeIdentifier(role)}`);
  });
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = there.rowCount ? 'alter' : 'create';
  await client.query(`${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(password)}`);
}

async function ensureOwned(client: Client, { database, role }: OwnedDatabase): Promise<void> {
  const there = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (there.rowCount) return;
  // An administrator who is no superuser has to belong to the role that is to own the database.
  await client.query(`grant ${escapeIdentifier(role)} to current_user`);
  await client.query(`create database ${escapeIdentifier(database)} owner ${escapeIdentifier(role)}`);
  await client.query(`revoke connect on database ${escapeIdentifier(database)} from public`);
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
