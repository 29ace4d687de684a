import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Log } from '../log/log.ts';
import { wordsOfFault } from './words-of-fault.ts';

/** A kind of job: its name in the database and what a job carries. */
export interface JobKind<Data extends object> {
  name: string;
  /** How often a failed job is tried again, with growing pauses, before it counts as stuck. */
  retryLimit: number;
  /** At most one waiting job: for jobs that do all there is to do, like publishing. */
  single?: boolean;
  /** Carried by the type only. */
  data?: Data;
}

/**
 * Durable jobs in the party's own database. `enqueue` takes part in the caller's transaction: the job exists if and
 * only if the change that asked for it does. A worker that dies gives its jobs back after a minute, so a handler is
 * called at least once for a job and must not mind being called again.
 */
export interface Jobs {
  enqueue<Data extends object>(within: Within, kind: JobKind<Data>, data: Data): Promise<void>;
  enqueueAll<Data extends object>(within: Within, kind: JobKind<Data>, data: readonly Data[]): Promise<void>;
  /** Calls `handle` with up to `batchSize` jobs; throwing fails and retries them all. */
  work<Data extends object>(
    kind: JobKind<Data>,
    batchSize: number,
    handle: (jobs: Data[]) => Promise<void>,
  ): Promise<void>;
  /** Calls `handle` once a minute in one of all processes. */
  everyMinute(name: string, handle: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only the connection is used
type Within = Kysely<any> | Transaction<any>;

export interface JobsOptions {
  url: string;
  log: Log;
  /** Whether this process works on jobs, or only asks for them. */
  worker: boolean;
}

const LEASE_SECONDS = 60;
const STOP_PATIENCE_MS = 10_000;
/** NOTIFY announces new jobs; jobs that are due for another try are only found by polling. */
const LOOK_SECONDS = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 } as const;

export async function openJobs(options: JobsOptions, kinds: readonly JobKind<object>[]): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    max: options.worker ? 4 : 1,
    schema: 'jobs',
    supervise: options.worker,
    schedule: options.worker,
    useListenNotify: options.worker,
    application_name: 'mlegitymacja-jobs',
  });
  boss.on('error', (error: unknown) => options.log.error({ error: wordsOfFault(error) }, 'jobs.fault'));
  await boss.start();
  for (const kind of kinds) await createQueue(boss, kind);
  const worked = new Set<string>();
  return {
    enqueue: async (within, kind, data) => {
      await boss.send(kind.name, data, { db: sqlWithin(within) });
    },
    enqueueAll: async (within, kind, data) => {
      if (data.length === 0) return;
      await boss.insert(
        kind.name,
        data.map((one) => ({ data: one })),
        { db: sqlWithin(within) },
      );
    },
    work: async (kind, batchSize, handle) => {
      worked.add(kind.name);
      await boss.work<object>(kind.name, { batchSize, ...LOOK_SECONDS }, (jobs) =>
        handle(jobs.map((job) => job.data) as never),
      );
    },
    everyMinute: async (name, handle) => {
      worked.add(name);
      await createQueue(boss, { name, retryLimit: 0, single: true });
      await boss.schedule(name, '* * * * *');
      await boss.work(name, { pollingIntervalSeconds: 5 }, handle);
    },
    stop: async () => {
      // Jobs under way end first; the queue's own way of waiting for them looks only twice a second.
      const ended = Promise.all([...worked].map((name) => boss.offWork(name)));
      await Promise.race([ended, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
    },
  };
}

async function createQueue(boss: PgBoss, kind: JobKind<object>): Promise<void> {
  const options = {
    policy: kind.single ? 'short' : 'standard',
    retryLimit: kind.retryLimit,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: LEASE_SECONDS,
    notify: true,
  };
  if (await boss.getQueue(kind.name)) return;
  await boss.createQueue(kind.name, options);
}

function sqlWithin(within: Within) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const result = await within.executeQuery(CompiledQuery.raw(text, values ?? []));
      return { rows: result.rows as never[] };
    },
  };
}
