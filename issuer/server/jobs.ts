import type { JobKind } from '@mleg/platform/jobs/jobs';

/**
 * Wake-ups, not work orders: the rows say what is to be done, a job only that there is something. So each kind has at
 * most one waiting job, carries nothing, and its worker drains all there is.
 */
export const PREPARE_OFFERS: JobKind<object> = { name: 'prepare-offers', retryLimit: 5, single: true };
export const DELIVER_CHANGES: JobKind<object> = { name: 'deliver-changes', retryLimit: 5, single: true };
export const PUBLISH_STATUS_LISTS: JobKind<object> = { name: 'publish-status-lists', retryLimit: 5, single: true };
export const END_CARDS: JobKind<object> = { name: 'end-cards', retryLimit: 5, single: true };

/** For `openJobs`. */
export const issuerJobKinds: readonly JobKind<object>[] = [
  PREPARE_OFFERS,
  DELIVER_CHANGES,
  PUBLISH_STATUS_LISTS,
  END_CARDS,
];
