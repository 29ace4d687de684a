import type { JobKind } from '@mleg/platform/jobs/jobs';

/** Wakes a worker: there is something to be said to the issuer. What, stands in `issuer_calls`. */
export const SEND_ISSUER_CALLS: JobKind<object> = {
  name: 'institution-issuer-calls',
  // The minute's sweep goes on where these retries end.
  retryLimit: 10,
  single: true,
};

/** Wakes a worker: a file with people is to be compared with those who are known. Which, stands in `roster_imports`. */
export const READ_ROSTERS: JobKind<object> = { name: 'institution-rosters', retryLimit: 3, single: true };

/** Wakes a worker: people of a group order have no orders of their own yet. Who, stands in `group_order_people`. */
export const PLACE_GROUP_ORDERS: JobKind<object> = { name: 'institution-group-orders', retryLimit: 10, single: true };

/** Wakes a worker: people of a mass action have not been looked at yet. Who, stands in `mass_action_people`. */
export const PERFORM_MASS_ACTIONS: JobKind<object> = {
  name: 'institution-mass-actions',
  retryLimit: 10,
  single: true,
};

export const institutionJobKinds: readonly JobKind<object>[] = [
  SEND_ISSUER_CALLS,
  READ_ROSTERS,
  PLACE_GROUP_ORDERS,
  PERFORM_MASS_ACTIONS,
];
