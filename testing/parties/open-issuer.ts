import { join } from 'node:path';
import { createIssuer, type Issuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { Step } from '@mleg/issuer/deps';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { openAnchorFiles } from '@mleg/issuer/journal/anchor-files';
import type { IssuerLimits, IssuerSettingsInput } from '@mleg/issuer/settings';
import type { Clock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Fetch } from '@mleg/platform/http/party';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { Log } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import type { Kysely } from 'kysely';

export interface OpenIssuer {
  issuer: Issuer;
  database: Kysely<IssuerDatabase>;
  /** Stops the party, then lets go of the database. */
  close(): Promise<void>;
}

export interface IssuerHouse {
  url: string;
  origin: string;
  keyFile: string;
  clock: Clock;
  fetch: Fetch;
  log: Log;
  limits?: Partial<IssuerLimits>;
  reached?: (step: Step) => void;
  /** What differs from the Ministry that worlds have by default. */
  settings?: Partial<IssuerSettingsInput>;
}

/** The Ministry's side on a database of its own, composed as `main` composes it, its workers not yet started. */
export async function openIssuer(house: IssuerHouse): Promise<OpenIssuer> {
  const { url, origin, keyFile, clock, fetch, log, limits, reached, settings } = house;
  const database = openDatabase<IssuerDatabase>({
    url,
    maxConnections: 8,
    onIdleError: (error) => log.warn({ name: error.name }, 'database.connection-lost'),
  });
  await migrateIssuer(database);
  const journal = openJournal([journalBeside(keyFile)]);
  const jobs = await openJobs({ url, log, worker: true }, issuerJobKinds);
  const issuer = await createIssuer(
    {
      origin,
      authorityName: 'Ministerstwo Legitymacji (próba)',
      allowPrivateEventEndpoints: true,
      demonstration: true,
      ...(limits ? { limits } : {}),
      ...settings,
    },
    {
      database,
      journal,
      anchors: openAnchorFiles([join(journalBeside(keyFile), 'anchors')]),
      jobs,
      keys: await openKeyFile(keyFile, KEY_PASSPHRASE),
      clock,
      random: systemRandom,
      log,
      fetch,
      ...(reached ? { reached } : {}),
    },
  );
  return {
    issuer,
    database,
    close: async () => {
      await issuer.stop();
      await journal.close();
      await database.destroy();
    },
  };
}

/** Where a party's journal is that has its keys in this file. */
export const journalBeside = (keyFile: string): string => `${keyFile}.journal`;

export const KEY_PASSPHRASE = 'a passphrase of the tests';
