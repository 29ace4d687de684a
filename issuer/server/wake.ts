import type { Jobs } from '@mleg/platform/jobs/jobs';
import { type Log } from '@mleg/platform/log/log';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from './database/schema.ts';
import { DELIVER_CHANGES, PUBLISH_STATUS_LISTS } from './issuer-jobs.ts';

const KINDS = { 'deliver-changes': DELIVER_CHANGES, 'publish-status-lists': PUBLISH_STATUS_LISTS } as const;

/** Tells the workers that rows wait for them. */
export interface Wake {
  /** Returns at once; what is asked for within a tenth of a second becomes one job. */
  (kind: keyof typeof KINDS): void;
  /** Lets what was asked for reach the queue. */
  settled(): Promise<void>;
}

const PAUSE_MS = 100;

/**
 * A job for each change would cost more than the change. The rows say what is to be done, so one waiting job is
 * enough for all of them, and a wake-up lost with its process is made good by the sweep of the next minute.
 */
export function createWake(deps: { database: Kysely<IssuerDatabase>; jobs: Jobs; log: Log }): Wake {
  const asked = new Set<keyof typeof KINDS>();
  let flushing: Promise<void> | undefined;
  const flush = async () => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const kinds = [...asked];
    asked.clear();
    flushing = undefined;
    try {
      for (const kind of kinds) await deps.jobs.enqueue(deps.database, KINDS[kind], {});
    } catch (error) {
      deps.log.warn({ kinds, error: error instanceof Error ? error.name : 'unknown' }, 'wake.lost');
    }
  };
  const wake = (kind: keyof typeof KINDS) => {
    asked.add(kind);
    flushing ??= flush();
  };
  return Object.assign(wake, { settled: async () => flushing });
}
