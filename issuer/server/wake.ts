import { reportFault } from '@mleg/platform/http/incident';
import type { JobKind, Jobs } from '@mleg/platform/jobs/jobs';
import type { Log } from '@mleg/platform/log/log';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from './database/schema.ts';
import { DELIVER_CHANGES, END_CARDS, PREPARE_OFFERS, PUBLISH_STATUS_LISTS } from './jobs.ts';

/** Work that rows ask for. Each kind drains all there is, so being asked twice is being asked once. */
export type Work = 'prepare-offers' | 'deliver-changes' | 'publish-status-lists' | 'end-cards';

/** How long a kind waits for more of the same, in milliseconds: what is dear is done for many at once. */
const KINDS: Readonly<Record<Work, { job: JobKind<object>; pause: number }>> = {
  'prepare-offers': { job: PREPARE_OFFERS, pause: 0 },
  'deliver-changes': { job: DELIVER_CHANGES, pause: 10 },
  'publish-status-lists': { job: PUBLISH_STATUS_LISTS, pause: 500 },
  'end-cards': { job: END_CARDS, pause: 0 },
};
const ENQUEUE_PAUSE = 50;

/** Says that rows wait. Returns at once; call it after the commit. */
export interface Wake {
  (work: Work): void;
  /** From now on this process does the work itself. */
  workHere(runners: Readonly<Record<Work, () => Promise<void>>>): void;
  /** Lets what was asked for begin and end. */
  settled(): Promise<void>;
}

/**
 * A job for each change would cost more than the change. The rows are the queue; a wake-up makes them hurry: within
 * this process where it works, by one durable job for the workers where it does not. One that is lost with its process
 * is made good by the workers' sweep (ADR 0015).
 */
export function createWake(deps: { database: Kysely<IssuerDatabase>; jobs: Jobs; log: Log }): Wake {
  const enqueue = (work: Work) => deps.jobs.enqueue(deps.database, KINDS[work].job, {});
  const report = (error: unknown) => void reportFault(deps.log, error, 'wake');
  const doing: Record<Work, Repeated> = {
    'prepare-offers': repeated(() => enqueue('prepare-offers'), ENQUEUE_PAUSE, report),
    'deliver-changes': repeated(() => enqueue('deliver-changes'), ENQUEUE_PAUSE, report),
    'publish-status-lists': repeated(() => enqueue('publish-status-lists'), ENQUEUE_PAUSE, report),
    'end-cards': repeated(() => enqueue('end-cards'), ENQUEUE_PAUSE, report),
  };
  const kinds = Object.keys(KINDS) as Work[];
  const wake = (work: Work) => doing[work].ask();
  return Object.assign(wake, {
    workHere: (runners: Readonly<Record<Work, () => Promise<void>>>) => {
      for (const work of kinds) doing[work] = repeated(runners[work], KINDS[work].pause, report);
    },
    settled: async () => {
      for (const work of kinds) await doing[work].settled();
    },
  });
}

interface Repeated {
  ask(): void;
  settled(): Promise<void>;
}

/** One run at a time; asked while it runs, it runs once more. */
function repeated(run: () => Promise<void>, pause: number, report: (error: unknown) => void): Repeated {
  let asked = false;
  let running: Promise<void> | undefined;
  const runWhileAsked = async () => {
    while (asked) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      asked = false;
      await run().catch(report);
    }
    running = undefined;
  };
  return {
    ask: () => {
      asked = true;
      running ??= runWhileAsked();
    },
    settled: async () => running,
  };
}
