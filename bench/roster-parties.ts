import { join } from 'node:path';
import { createInstitution } from '@mleg/institution/create-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { institutionJobKinds } from '@mleg/institution/jobs';
import { createIssuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { openAnchorFiles } from '@mleg/issuer/journal/anchor-files';
import { systemClock } from '@mleg/platform/clock/clock';
import { openNotifications } from '@mleg/platform/database/listen';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Party } from '@mleg/platform/http/party';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { openLog } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';

const ISSUER = 'https://issuer.bench';
const INSTITUTION = 'https://institution.bench';

const log = openLog('error');
const parties = new Map<string, Party>();
const shared = {
  clock: systemClock,
  random: systemRandom,
  log,
  fetch: async (request: Request) => {
    const party = parties.get(new URL(request.url).origin);
    if (!party) throw new Error('Nobody is there.');
    return party.fetch(request);
  },
};

function open<Schema>(url: string) {
  return openDatabase<Schema>({ url, maxConnections: 8, onIdleError: (error) => log.error({ name: error.name }) });
}

/** Both parties in one process, web and workers, as `npm start` runs them. */
export async function openRosterParties(urls: { issuer: string; institution: string }, directory: string) {
  const issuer = await openIssuer(urls.issuer, directory);
  const { institution, database, jobs, notifications } = await openInstitution(urls.institution, directory);
  parties.set(ISSUER, issuer.party).set(INSTITUTION, institution);
  await issuer.party.registerInstitution(await institution.registration());
  await Promise.all([issuer.party.work(), institution.work()]);
  const close = async () => {
    await Promise.all([issuer.party.stop(), institution.stop()]);
    await jobs.stop();
    await notifications.stop();
    await Promise.all([issuer.database.destroy(), database.destroy()]);
  };
  return { deps: institution.deps, database, close };
}

async function openIssuer(url: string, directory: string) {
  const database = open<IssuerDatabase>(url);
  await migrateIssuer(database);
  const party = await createIssuer(
    { origin: ISSUER, authorityName: 'Ministerstwo Pomiarów', demonstration: true, allowPrivateEventEndpoints: true },
    {
      ...shared,
      database,
      journal: openJournal([join(directory, 'issuer-journal')]),
      anchors: openAnchorFiles([join(directory, 'issuer-anchors')]),
      jobs: await openJobs({ url, log, worker: true }, issuerJobKinds),
      keys: await openKeyFile(join(directory, 'issuer.json'), 'bench'),
    },
  );
  return { party, database };
}

async function openInstitution(url: string, directory: string) {
  const database = open<InstitutionDatabase>(url);
  const jobs = await openJobs({ url, log, worker: true }, institutionJobKinds);
  const notifications = openNotifications({ url, log });
  const settings = {
    institutionId: 'bench',
    name: 'Uczelnia Pomiarowa',
    shortName: 'UP',
    colour: '#7a1f2b',
    kind: 'university',
    registryNumber: '999',
    domain: 'bench.example',
    origin: INSTITUTION,
    issuerOrigin: ISSUER,
    walletOrigin: INSTITUTION,
    policies: {},
    secureCookies: false,
  } as const;
  const keys = await openKeyFile(join(directory, 'institution.json'), 'bench');
  const journal = openJournal([join(directory, 'institution-journal')]);
  const institution = await createInstitution(settings, { ...shared, database, journal, jobs, notifications, keys });
  return { institution, database, jobs, notifications };
}
