import { type OneAtATime, oneAtATime } from '@mleg/platform/background/one-at-a-time';
import { reportFault } from '@mleg/platform/http/incident';
import type { JobKind, Jobs } from '@mleg/platform/jobs/jobs';
import type { Log } from '@mleg/platform/log/log';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from './database/schema.ts';
import { DELIVER_CHANGES, END_CARDS, PREPARE_OFFERS, PUBLISH_STATUS_LISTS } from './jobs.ts';

/** Tasks that rows ask for. Each drains all there is, so being asked for twice is being asked for once. */
export const WAKEABLE = ['prepare-offers', 'deliver-changes', 'publish-status-lists', 'end-cards'] as const;
export type Wakeable = (typeof WAKEABLE)[number];

/** How long a kind waits for more of the same, in milliseconds: what costs much is done once for many. */
const KINDS: Readonly<Record<Wakeable, { job: JobKind<object>; pause: number }>> = {
  'prepare-offers': { job: PREPARE_OFFERS, pause: 0 },
  'deliver-changes': { job: DELIVER_CHANGES, pause: 10 },
  'publish-status-lists': { job: PUBLISH_STATUS_LISTS, pause: 500 },
  'end-cards': { job: END_CARDS, pause: 0 },
};
const ENQUEUE_PAUSE = 50;

/** Says that rows wait. Returns at once; call it after the commit. */
export interface Wake {
  (work: Wakeable): void;
  /** From now on this process does the work itself. */
  workHere(perform: (work: Wakeable) => Promise<void>): void;
  /** Lets what was asked for begin and end. */
  settled(): Promise<void>;
}

/**
 * A job for each change would cost more than the change. The rows are the queue; a wake-up makes them hurry: within
 * this process where it works, by one durable job for the workers where it does not. One that is lost with its process
 * is made good by the workers' sweep (ADR 0015).
 */
export function createWake(deps: { database: Kysely<IssuerDatabase>; jobs: Jobs; log: Log }): Wake {
  const quietly = (run: () => Promise<void>, pause: number) =>
    oneAtATime(() => run().catch((error: unknown) => void reportFault(deps.log, error, 'wake')), pause);
  const enqueue = (work: Wakeable) =>
    quietly(() => deps.jobs.enqueue(deps.database, KINDS[work].job, {}), ENQUEUE_PAUSE);
  const doing: Record<Wakeable, OneAtATime<void>> = {
    'prepare-offers': enqueue('prepare-offers'),
    'deliver-changes': enqueue('deliver-changes'),
    'publish-status-lists': enqueue('publish-status-lists'),
    'end-cards': enqueue('end-cards'),
  };
  const wake = (work: Wakeable) => void doing[work].ask();
  return Object.assign(wake, {
    workHere: (perform: (work: Wakeable) => Promise<void>) => {
      for (const work of WAKEABLE) doing[work] = quietly(() => perform(work), KINDS[work].pause);
    },
    settled: async () => {
      for (const work of WAKEABLE) await doing[work].settled();
    },
  });
}
