import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StartRefused } from '../start/start-refused.ts';
import { hasTable } from './has-table.ts';

/** A schema change by the name it keeps for ever; names sort in the order of application. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a database to the newest schema. Safe to call from many processes at once: one holds the lock, the others
 * wait. Throws `StartRefused` where a later release was here, and with the migration's name where one fails; a failed
 * migration leaves nothing behind.
 */
export async function migrateToLatest<Schema>(database: Kysely<Schema>, migrations: Migrations): Promise<void> {
  await refuseLater(database, migrations);
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first';
  throw new Error(`The database could not be migrated (${failed}).`, { cause: error });
}

/** For whoever looks at a database and must not change it. Throws `StartRefused` where it is of another release. */
export async function requireMigrated<Schema>(database: Kysely<Schema>, migrations: Migrations): Promise<void> {
  await refuseLater(database, migrations);
  const done = new Set(await appliedTo(database));
  const [missing] = Object.keys(migrations).filter((name) => !done.has(name));
  if (missing === undefined) return;
  throw new StartRefused(
    `The database is of an earlier release than these programs (${missing} is still to come). Start them once with npm start, which brings it up to date.`,
    { code: 'earlier-database' },
  );
}

async function refuseLater<Schema>(database: Kysely<Schema>, migrations: Migrations): Promise<void> {
  const [later] = (await appliedTo(database)).filter((name) => migrations[name] === undefined);
  if (later === undefined) return;
  throw new StartRefused(
    `The database was used by a later release than these programs (${later}), and goes back to no earlier one. Use that release, or a backup from before it.`,
    { code: 'later-database' },
  );
}

/** As Kysely writes them down. */
const APPLIED = 'kysely_migration';

async function appliedTo<Schema>(database: Kysely<Schema>): Promise<string[]> {
  if (!(await hasTable(database, APPLIED))) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(APPLIED)} order by name`.execute(database);
  return rows.map(({ name }) => name);
}
