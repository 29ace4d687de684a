import { createIssuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { openAnchorFiles } from '@mleg/issuer/journal/anchor-files';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { serve } from '@mleg/main/serve';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { openLog } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';

export interface IssuerOrder {
  databaseUrl: string;
  keyFile: string;
  registration: InstitutionRegistration;
  /** Of one that ran before; another one is taken where it is missing. */
  port?: number;
}

/** The issuer as it runs anywhere else, web and worker in one process, with one institution registered. */
process.once('message', (order: IssuerOrder) => void start(order));

async function start({ databaseUrl, keyFile, registration, port: given }: IssuerOrder): Promise<void> {
  const log = openLog('error');
  const database = openDatabase<IssuerDatabase>({
    url: databaseUrl,
    maxConnections: 16,
    onIdleError: (error) => log.error({ name: error.name }),
  });
  await migrateIssuer(database);
  const jobs = await openJobs({ url: databaseUrl, log, worker: true }, issuerJobKinds);
  const port = given ?? (await freeBasePort(1));
  const origin = `http://127.0.0.1:${port}`;
  const issuer = await createIssuer(
    { origin, authorityName: 'Ministerstwo Pomiarów', demonstration: true, allowPrivateEventEndpoints: true },
    {
      database,
      journal: openJournal([`${keyFile}.journal`]),
      anchors: openAnchorFiles([`${keyFile}.anchors`]),
      jobs,
      keys: await openKeyFile(keyFile, 'bench'),
      clock: systemClock,
      random: systemRandom,
      log,
      fetch: (request) => fetch(request),
    },
  );
  await issuer.registerInstitution(registration);
  const listener = await serve(issuer, '127.0.0.1', port);
  await issuer.work();
  process.once('SIGTERM', () => {
    void listener
      .stop(1000)
      .then(() => issuer.stop())
      .then(() => database.destroy())
      .then(() => process.exit(0));
  });
  process.send?.({ origin, port });
}
