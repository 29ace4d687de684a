import type { Clock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Fetch } from '@mleg/platform/http/party';
import { type JobKind, openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import type { Log } from '@mleg/platform/log/log';
import type { Random } from '@mleg/platform/random/random';
import type { Databases } from './databases.ts';
import type { GivenFiles } from './given-files.ts';
import { journalOf } from './journal-of.ts';
import { openKeys } from './key-directory.ts';
import type { Keeper } from './role.ts';
import type { Settings } from './settings.ts';

/** What the process gives to every party it runs. */
export type ProcessResources = {
  settings: Settings;
  files: GivenFiles;
  databases: Databases;
  /** Undoes what was opened, last first. */
  cleanup: AsyncDisposableStack;
  clock: Clock;
  random: Random;
  log: Log;
  fetch: Fetch;
};

const CONNECTIONS = 10;

/** A keeper's database, journal, jobs and keys, closed when the process cleans up. */
export async function openKeeper<Schema>(
  resources: ProcessResources,
  keeper: Keeper,
  kinds: readonly JobKind<object>[],
) {
  const { settings, databases, cleanup, log } = resources;
  const url = databases.urls[keeper];
  if (url === undefined) throw new Error(`The ${keeper} has no database.`);
  let lost = 0;
  const database = openDatabase<Schema>({
    url,
    maxConnections: CONNECTIONS,
    onIdleError: (error) => {
      lost += 1;
      log.warn({ keeper, name: error.name }, 'database.connection-lost');
    },
  });
  cleanup.defer(() => database.destroy());
  const journal = openJournal(journalOf(settings, keeper));
  cleanup.defer(() => journal.close());
  const jobs = await openJobs({ url, log, worker: settings.workers }, kinds);
  cleanup.defer(() => jobs.stop());
  return { url, database, lostConnections: () => lost, journal, jobs, keys: await openKeys(settings, keeper) };
}
