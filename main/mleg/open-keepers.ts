import { join } from 'node:path';
import { requireInstitutionSchema } from '@mleg/institution/database/migrate-institution';
import { AUDIT_KEY as INSTITUTION_AUDIT_KEY, PESEL_KEY } from '@mleg/institution/keys/institution-keys';
import { requireIssuerSchema } from '@mleg/issuer/database/migrations';
import { AUDIT_KEY as ISSUER_AUDIT_KEY } from '@mleg/issuer/keys/issuer-keys';
import { systemClock } from '@mleg/platform/clock/clock';
import { passwordFile } from '@mleg/platform/database/cluster-passwords';
import { openDatabase } from '@mleg/platform/database/open-database';
import { type Journal, openJournal } from '@mleg/platform/journal/journal';
import { openLog } from '@mleg/platform/log/log';
import { UsageError } from '../arguments.mjs';
import { databaseVariable, openDatabases } from '../databases.ts';
import { isThere } from '../is-there.ts';
import { journalOf } from '../journal-of.ts';
import { openKeys } from '../key-directory.ts';
import { KEEPERS, type Keeper } from '../role.ts';
import type { Call } from './command.ts';

interface Secrets {
  audit: Uint8Array;
  /** The institution's, by which PESELs are sealed. */
  pesel?: Uint8Array;
}

export interface OpenKeeper<Schema> {
  database: ReturnType<typeof openDatabase<Schema>>;
  /** To be read. */
  journal: Journal;
  keys: Secrets;
  clock: typeof systemClock;
}

const AUDIT_KEYS: Readonly<Record<Keeper, string>> = { institution: INSTITUTION_AUDIT_KEY, issuer: ISSUER_AUDIT_KEY };

const REQUIRE_SCHEMA = { institution: requireInstitutionSchema, issuer: requireIssuerSchema } as const;

/** The roles with a database that the command line names; those of this installation where it names none. */
export function keepersOf({ settings }: Pick<Call, 'settings'>): readonly Keeper[] {
  const { roles, dataDirectory } = settings;
  const keepers = KEEPERS.filter((keeper) => roles.includes(keeper));
  if (keepers.length > 0) return keepers;
  throw new UsageError(
    `In ${dataDirectory} is neither an issuer nor an institution, and only these have a database: --data names another directory.`,
    { code: 'no-database' },
  );
}

/** The one that a command is about; where both are here, somebody has to say which. */
export function oneKeeperOf(call: Pick<Call, 'settings'>): Keeper {
  const [keeper, ...more] = keepersOf(call);
  if (keeper && more.length === 0) return keeper;
  throw new UsageError('One at a time: --role issuer or --role institution says whose.', { code: 'role-missing' });
}

/**
 * What the named roles keep; an embedded server is started where none runs, and stopped again. Nothing is migrated and
 * no key is made: a command looks at what is there.
 */
export async function openKeepers({
  settings,
  cleanup,
}: Pick<Call, 'settings' | 'cleanup'>): Promise<<Schema>(keeper: Keeper) => Promise<OpenKeeper<Schema>>> {
  for (const keeper of KEEPERS.filter((one) => settings.roles.includes(one))) requireKeeper(settings, keeper);
  const log = openLog('error', process.stderr);
  const databases = await openDatabases(settings, log, 'reader');
  cleanup.defer(() => databases.stop());
  return async <Schema>(keeper: Keeper) => {
    const url = databases.urls[keeper];
    if (url === undefined) throw new UsageError(`The ${keeper} has no database here: --role names others.`);
    const database = openDatabase<Schema>({ url, maxConnections: 2, onIdleError: () => {} });
    cleanup.defer(() => database.destroy());
    await REQUIRE_SCHEMA[keeper](database as never);
    const journal = openJournal(journalOf(settings, keeper));
    return { database, journal, keys: await secretsOf(settings, keeper), clock: systemClock };
  };
}

async function secretsOf(settings: Call['settings'], keeper: Keeper): Promise<Secrets> {
  const keys = await openKeys(settings, keeper);
  if ((await keys.fingerprints())[AUDIT_KEYS[keeper]] === undefined) {
    throw new UsageError(
      `${keys.place} has no key for the audit yet: start the ${keeper} of this release once, which makes it and begins the chain.`,
      {
        code: 'no-keys',
      },
    );
  }
  const audit = await keys.ensureSecret(AUDIT_KEYS[keeper]);
  return keeper === 'institution' ? { audit, pesel: await keys.ensureSecret(PESEL_KEY) } : { audit };
}

/** A command that looks must not begin an empty installation where its directory was named wrongly. */
export function requireKeeper({ databaseUrls, dataDirectory, tokens }: Call['settings'], keeper: Keeper): void {
  const isDatabaseHere =
    databaseUrls[keeper] !== undefined || isThere(passwordFile(join(dataDirectory, 'postgres'), keeper));
  if (!isDatabaseHere) {
    throw new UsageError(
      `There is no database of an ${keeper} in ${dataDirectory}. --data names another directory, ${databaseVariable(keeper)} a server.`,
      { code: 'no-database' },
    );
  }
  const file = join(dataDirectory, keeper, 'keys.json');
  if (tokens[keeper] || isThere(file)) return;
  throw new UsageError(
    `There is no key file ${file}. --data names the directory of an ${keeper} that was started, --role another party.`,
    { code: 'no-keys' },
  );
}
