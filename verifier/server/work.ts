import { openWork } from '@mleg/platform/background/work';
import type { VerifierDeps } from './deps.ts';
import { REFRESH_EVERY, TICK_EVERY } from './durations.ts';

/** What the verifier does beside requests. */
export function openTasks(deps: VerifierDeps) {
  return openWork(deps, {
    'refresh-holdings': () => deps.holdings.refresh(),
    'forget-checks': async () => deps.checksUnderWay.forgetExpired(),
    'forget-counts': () => deps.limits.forgetOld(),
    'deliver-announcements': () => deps.announcements.deliverDue(),
  });
}
export type VerifierTasks = ReturnType<typeof openTasks>;

export function startWork(tasks: VerifierTasks): void {
  tasks.every(REFRESH_EVERY, 'refresh-holdings');
  tasks.every(REFRESH_EVERY, 'forget-counts');
  tasks.every(TICK_EVERY, 'forget-checks');
  tasks.every(TICK_EVERY, 'deliver-announcements');
}
