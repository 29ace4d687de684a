import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_KEY as INSTITUTION_AUDIT_KEY } from '@mleg/institution/keys/institution-keys';
import { AUDIT_KEY as ISSUER_AUDIT_KEY } from '@mleg/issuer/keys/issuer-keys';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { type Journal, openJournal } from '@mleg/platform/journal/journal';
import { openLog } from '@mleg/platform/log/log';
import { UsageError } from '../arguments.mjs';
import { openDatabases } from '../databases.ts';
import { journalOf } from '../journal-of.ts';
import { openKeys } from '../key-directory.ts';
import { KEEPERS, type Keeper } from '../role.ts';
import type { Call } from './command.ts';

export interface OpenKeeper<Schema> {
  database: ReturnType<typeof openDatabase<Schema>>;
  /** To be read. */
  journal: Journal;
  keys: { audit: Uint8Array };
  clock: typeof systemClock;
}

const AUDIT_KEYS: Readonly<Record<Keeper, string>> = { institution: INSTITUTION_AUDIT_KEY, issuer: ISSUER_AUDIT_KEY };

/** The roles with a database that the command line names; all of them where it names none. */
export function keepersOf({ settings }: Pick<Call, 'settings'>): readonly Keeper[] {
  const keepers = KEEPERS.filter((keeper) => settings.roles.includes(keeper));
  if (keepers.length === 0) throw new UsageError(`--role: of those only ${KEEPERS.join(' and ')} have a database.`);
  return keepers;
}

/**
 * What the named roles keep; an embedded server is started where none runs, and stopped again. Nothing is migrated and
 * no key is made: a command looks at what is there.
 */
export async function openKeepers({
  settings,
  cleanup,
}: Pick<Call, 'settings' | 'cleanup'>): Promise<<Schema>(keeper: Keeper) => Promise<OpenKeeper<Schema>>> {
  requireData(settings);
  const log = openLog('error', process.stderr);
  const databases = await openDatabases(settings, log, 'reader');
  cleanup.defer(() => databases.stop());
  return async <Schema>(keeper: Keeper) => {
    const url = databases.urls[keeper];
    if (url === undefined) throw new UsageError(`The ${keeper} has no database here: --role names others.`);
    const database = openDatabase<Schema>({ url, maxConnections: 2, onIdleError: () => {} });
    cleanup.defer(() => database.destroy());
    const journal = openJournal(journalOf(settings, keeper));
    return { database, journal, keys: { audit: await auditKey(settings, keeper) }, clock: systemClock };
  };
}

async function auditKey(settings: Call['settings'], keeper: Keeper): Promise<Uint8Array> {
  const file = join(settings.dataDirectory, keeper, 'keys.json');
  if (!settings.tokens[keeper] && !existsSync(file))
    throw new UsageError(`There is no key file ${file}. --data names another directory.`);
  const keys = await openKeys(settings, keeper);
  if ((await keys.fingerprints())[AUDIT_KEYS[keeper]] === undefined) {
    throw new UsageError(`${keys.place} has no key for the audit yet: start the ${keeper} of this release once.`);
  }
  return keys.ensureSecret(AUDIT_KEYS[keeper]);
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
