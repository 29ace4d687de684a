import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInstitution } from '@mleg/institution/create-institution';
import { migrateInstitution } from '@mleg/institution/database/migrate-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { placeGroupOrder, readGroupOrder } from '@mleg/institution/group-orders/group-orders';
import { institutionJobKinds } from '@mleg/institution/job-kinds';
import { storePhoto } from '@mleg/institution/photos/photo';
import { confirmRoster } from '@mleg/institution/roster/decide-roster';
import { listImports } from '@mleg/institution/roster/list-imports';
import { uploadRoster } from '@mleg/institution/roster/upload-roster';
import { createIssuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { issuerJobKinds } from '@mleg/issuer/issuer-jobs';
import { systemClock } from '@mleg/platform/clock/clock';
import { openNotifications } from '@mleg/platform/database/listen';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Party } from '@mleg/platform/http/party';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { openLog } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import sharp from 'sharp';
import { openBenchDatabase } from './bench-database.ts';
import { rosterFile } from './roster-file.ts';

const ISSUER = 'https://issuer.bench';
const INSTITUTION = 'https://institution.bench';
const GROUP_ORDER_MAX = 2_000;
const LOOK_MS = 100;

const ACCOUNT = { accountId: randomUUID(), displayName: 'Bench', office: true };

/** Both parties in one process, as `npm start` runs them, over one cluster that counts statements. */
export async function openRosterBench(binaries: string, directory: string) {
  const cluster = await openBenchDatabase(binaries, join(directory, 'postgres'));
  const log = openLog('error');
  const parties = new Map<string, Party>();
  const fetch = async (request: Request) => {
    const party = parties.get(new URL(request.url).origin);
    if (!party) throw new Error('Nobody is there.');
    return party.fetch(request);
  };
  const open = <Schema>(url: string) => openDatabase<Schema>({ url, maxConnections: 8, onIdleError: () => {} });
  const shared = { clock: systemClock, random: systemRandom, log, fetch };

  const issuerDatabase = open<IssuerDatabase>(cluster.url);
  await migrateIssuer(issuerDatabase);
  const issuer = await createIssuer(
    { origin: ISSUER, authorityName: 'Ministerstwo Pomiarów', allowPrivateEventEndpoints: true },
    {
      ...shared,
      database: issuerDatabase,
      jobs: await openJobs({ url: cluster.url, log, worker: true }, issuerJobKinds),
      keys: await openKeyFile(join(directory, 'issuer.json'), 'bench'),
    },
  );
  parties.set(ISSUER, issuer);

  const url = await cluster.addDatabase('institution');
  const database = open<InstitutionDatabase>(url);
  await migrateInstitution(database);
  const jobs = await openJobs({ url, log, worker: true }, institutionJobKinds);
  const notifications = openNotifications({ url, log });
  const institution = await createInstitution(
    {
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
    },
    { ...shared, database, jobs, notifications, keys: await openKeyFile(join(directory, 'own.json'), 'bench') },
  );
  parties.set(INSTITUTION, institution);
  await issuer.registerInstitution(institution.registration());
  await Promise.all([issuer.work(), institution.work()]);
  const { deps } = institution;

  return {
    statements: cluster.statements,
    fileOf: (people: number) => new File([rosterFile(people)], 'bench.csv'),
    /** Until the preview is there. */
    read: async (file: File): Promise<string> => {
      const result = await uploadRoster(deps, { by: ACCOUNT, file, scope: 'everybody' });
      if ('refused' in result) throw new Error(result.refused);
      const { import_id: importId } = result.uploaded;
      for (;;) {
        const [found] = await listImports(deps, ACCOUNT, importId);
        if (found && found.state === 'ready') return importId;
        if (found && found.state !== 'reading') throw new Error(`${found.state} ${found.problem ?? ''}`);
        await pause();
      }
    },
    confirm: async (importId: string): Promise<void> => {
      const result = await confirmRoster(deps, { by: ACCOUNT, importId });
      if ('refused' in result) throw new Error(result.refused);
    },
    givePhotos: async (people: number): Promise<void> => {
      const photo = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#8a6f5a' } })
        .jpeg()
        .toBuffer();
      const [first, ...others] = await database.selectFrom('people').select('person_id').limit(people).execute();
      if (!first) return;
      await storePhoto(deps, first.person_id, photo);
      const stored = await database.selectFrom('photos').selectAll().executeTakeFirstOrThrow();
      for (const { person_id } of others)
        await database
          .insertInto('photos')
          .values({ ...stored, person_id })
          .execute();
    },
    /** Until the codes of all of them are ready. */
    issue: async (people: number): Promise<void> => {
      const able = await database.selectFrom('photos').select('person_id').limit(people).execute();
      const ids = able.map((row) => row.person_id);
      const orders: string[] = [];
      for (let at = 0; at < ids.length; at += GROUP_ORDER_MAX) {
        const groupOrderId = randomUUID();
        orders.push(groupOrderId);
        const personIds = ids.slice(at, at + GROUP_ORDER_MAX);
        await placeGroupOrder(deps, { by: ACCOUNT, groupOrderId, group: 'Pomiar', personIds });
      }
      for (const groupOrderId of orders) {
        for (;;) {
          const order = await readGroupOrder(deps, groupOrderId);
          if (order && order.failures.length > 0) throw new Error(order.failures[0]?.reason);
          if (order?.underWay === 0) break;
          await pause();
        }
      }
    },
    close: async () => {
      await Promise.all([issuer.stop(), institution.stop()]);
      await jobs.stop();
      await notifications.stop();
      await Promise.all([issuerDatabase.destroy(), database.destroy()]);
      await cluster.stop();
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
