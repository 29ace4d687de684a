import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openLog } from '@mleg/platform/log/log';
import { UsageError } from '../arguments.mjs';
import { openDatabases } from '../databases.ts';
import { KEEPERS, type Keeper } from '../role.ts';
import type { Call } from './command.ts';

export interface OpenKeeper<Schema> {
  database: ReturnType<typeof openDatabase<Schema>>;
  clock: typeof systemClock;
}

/** The roles with a database that the command line names; all of them where it names none. */
export function keepersOf({ settings }: Pick<Call, 'settings'>): readonly Keeper[] {
  const keepers = KEEPERS.filter((keeper) => settings.roles.includes(keeper));
  if (keepers.length === 0) throw new UsageError(`--role: of those only ${KEEPERS.join(' and ')} have a database.`);
  return keepers;
}

/**
 * What the named roles keep; an embedded server is started where none runs, and stopped again. Nothing is migrated:
 * a command looks at what is there.
 */
export async function openKeepers({
  settings,
  cleanup,
}: Pick<Call, 'settings' | 'cleanup'>): Promise<<Schema>(keeper: Keeper) => OpenKeeper<Schema>> {
  requireData(settings);
  const log = openLog('error', process.stderr);
  const databases = await openDatabases(settings, log);
  cleanup.defer(() => databases.stop());
  return <Schema>(keeper: Keeper) => {
    const url = databases.urls[keeper];
    if (url === undefined) throw new UsageError(`The ${keeper} has no database here: --role names others.`);
    const database = openDatabase<Schema>({ url, maxConnections: 2, onIdleError: () => {} });
    cleanup.defer(() => database.destroy());
    return { database, clock: systemClock };
  };
}

/** A command that looks must not begin an empty installation where its directory was named wrongly. */
function requireData({ roles, databaseUrls, dataDirectory }: Call['settings']): void {
  const embedded = KEEPERS.filter((keeper) => roles.includes(keeper) && databaseUrls[keeper] === undefined);
  if (embedded.length === 0 || existsSync(join(dataDirectory, 'postgres', 'cluster'))) return;
  const variables = embedded.map((keeper) => `${keeper.toUpperCase()}_DATABASE_URL`).join(' and ');
  throw new UsageError(
    `There is no database in ${dataDirectory}. --data names another directory, ${variables} a server.`,
  );
}
