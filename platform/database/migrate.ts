import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

/** A schema change by the name it keeps for ever; names sort in the order of application. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a database to the newest schema. Safe to call from many processes at once: one holds the lock, the others
 * wait. Throws with the migration's name where one fails; a failed migration leaves nothing behind.
 */
export async function migrateToLatest<Schema>(database: Kysely<Schema>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first';
  throw new Error(`The database could not be migrated (${failed}).`, { cause: error });
}
