import { createInstitution, type Institution } from '@mleg/institution/create-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { institutionJobKinds } from '@mleg/institution/jobs';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import type { Clock } from '@mleg/platform/clock/clock';
import { openNotifications } from '@mleg/platform/database/listen';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Fetch } from '@mleg/platform/http/party';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { Log } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import type { Kysely, KyselyPlugin } from 'kysely';
import { journalBeside, KEY_PASSPHRASE } from './open-issuer.ts';

export interface OpenInstitution {
  institution: Institution;
  database: Kysely<InstitutionDatabase>;
  close(): Promise<void>;
}

export interface InstitutionHouse {
  url: string;
  origins: Record<'institution' | 'issuer' | 'wallet', string>;
  keyFile: string;
  clock: Clock;
  fetch: Fetch;
  log: Log;
  /** What differs from the university that worlds have by default. */
  settings?: Partial<InstitutionSettingsInput>;
  /** Where it is not to hear of connections that broke. */
  lostConnections?: () => number;
  /** What sees each of its statements. */
  databasePlugins?: readonly KyselyPlugin[];
}

/** A university on a database of its own, composed as `main` composes it, its workers not yet started. */
export async function openInstitution(house: InstitutionHouse): Promise<OpenInstitution> {
  let lost = 0;
  const { url, origins, keyFile, clock, fetch, log, settings, databasePlugins = [] } = house;
  const { lostConnections = () => lost } = house;
  const plain = openDatabase<InstitutionDatabase>({
    url,
    maxConnections: 8,
    onIdleError: (error) => {
      lost += 1;
      log.warn({ name: error.name }, 'database.connection-lost');
    },
  });
  const database = databasePlugins.reduce((seen, plugin) => seen.withPlugin(plugin), plain);
  const journal = openJournal([journalBeside(keyFile)]);
  const jobs = await openJobs({ url, log, worker: true }, institutionJobKinds);
  const notifications = openNotifications({ url, log });
  const keys = await openKeyFile(keyFile, KEY_PASSPHRASE);
  const institution = await createInstitution(
    {
      institutionId: 'pwsm',
      name: 'Politechnika Wschodnio-Morska',
      shortName: 'PWSM',
      colour: '#7a1f2b',
      kind: 'university',
      registryNumber: '998',
      domain: 'pwsm.example',
      origin: origins.institution,
      issuerOrigin: origins.issuer,
      walletOrigin: origins.wallet,
      policies: {},
      secureCookies: false,
      demonstration: true,
      ...settings,
    },
    { database, lostConnections, journal, jobs, notifications, keys, clock, random: systemRandom, log, fetch },
  );
  return {
    institution,
    database,
    close: async () => {
      await institution.stop();
      await jobs.stop();
      await notifications.stop();
      await journal.close();
      await database.destroy();
    },
  };
}
