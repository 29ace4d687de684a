import { type Migrations, migrateToLatest } from '@mleg/platform/database/migrate';
import type { Kysely } from 'kysely';
import * as tables from './0001-tables.ts';
import * as agreementsAndDesk from './0002-agreements-and-desk.ts';
import * as compactCards from './0003-compact-cards.ts';
import * as renewals from './0004-renewals.ts';
import * as endsOfUpdates from './0005-ends-of-updates.ts';
import type { IssuerDatabase } from './schema.ts';

const issuerMigrations: Migrations = {
  '0001-tables': tables,
  '0002-agreements-and-desk': agreementsAndDesk,
  '0003-compact-cards': compactCards,
  '0004-renewals': renewals,
  '0005-ends-of-updates': endsOfUpdates,
};

/** Brings the issuer's database to the newest schema; any number of processes may call it at once. */
export const migrateIssuer = (database: Kysely<IssuerDatabase>): Promise<void> =>
  migrateToLatest(database, issuerMigrations);
