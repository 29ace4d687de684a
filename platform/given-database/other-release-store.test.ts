import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Migrations, migrateToLatest, requireMigrated } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { StartRefused } from '../start/start-refused.ts';
import { type FreshDatabase, freshDatabase } from '../test-databases/fresh-database.ts';

const table = (name: string): Migrations[string] => ({
  up: (database) => database.schema.createTable(name).addColumn('id', 'integer').execute(),
});
const EARLIER: Migrations = { '0001-cards': table('cards') };
const LATER: Migrations = { ...EARLIER, '0002-places': table('places') };

let fresh: FreshDatabase;
let database: Kysely<unknown>;
beforeAll(async () => {
  fresh = await freshDatabase('release');
  database = openDatabase({ url: fresh.url, maxConnections: 2, onIdleError: () => {} });
});
afterAll(async () => {
  await database.destroy();
  await fresh.drop();
});

test('E10 a database of an earlier release is not looked at before a start, one of a later one by nobody', async () => {
  await expect(requireMigrated(database, EARLIER)).rejects.toThrow(/0001-cards is still to come/);
  await migrateToLatest(database, EARLIER);
  await requireMigrated(database, EARLIER);
  await expect(requireMigrated(database, LATER)).rejects.toThrow(StartRefused);
  await migrateToLatest(database, LATER);
  await requireMigrated(database, LATER);
  for (const use of [requireMigrated, migrateToLatest])
    await expect(use(database, EARLIER)).rejects.toThrow(/by a later release than these programs \(0002-places\)/);
});
