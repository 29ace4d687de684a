import type { JobKind } from '@mleg/platform/jobs/jobs';

/** Wakes a worker: there is something to be said to the issuer. What, stands in `issuer_calls`. */
export const SEND_ISSUER_CALLS: JobKind<object> = {
  name: 'institution-issuer-calls',
  // The minute's sweep goes on where these retries end.
  retryLimit: 10,
  single: true,
};

export const institutionJobKinds: readonly JobKind<object>[] = [SEND_ISSUER_CALLS];
