import { openWork } from '@mleg/platform/background/work';
import type { VerifierDeps } from './deps.ts';
import { KEYS_LOOKED_AT_EVERY, REFRESH_EVERY, TICK_EVERY } from './durations.ts';

/** What the verifier does beside requests. */
export function openTasks(deps: VerifierDeps) {
  return openWork(deps, {
    'refresh-holdings': () => deps.holdings.refresh(),
    'forget-checks': async () => deps.checksUnderWay.forgetExpired(),
    'forget-counts': () => deps.limits.forgetOld(),
    'deliver-announcements': () => deps.announcements.deliverDue(),
    'turn-keys': () => turnKeys(deps),
  });
}
/** Makes the keys that are due; where that fails, those in use go on. */
async function turnKeys({ rotating, log }: VerifierDeps): Promise<boolean> {
  const failed = await rotating.turn();
  for (const { use, why } of failed) log.error({ use, why: String(why) }, 'keys.not-made');
  return failed.length === 0;
}

export type VerifierTasks = ReturnType<typeof openTasks>;

export function startWork(tasks: VerifierTasks): void {
  tasks.every(KEYS_LOOKED_AT_EVERY, 'turn-keys');
  tasks.every(REFRESH_EVERY, 'refresh-holdings');
  tasks.every(REFRESH_EVERY, 'forget-counts');
  tasks.every(TICK_EVERY, 'forget-checks');
  tasks.every(TICK_EVERY, 'deliver-announcements');
}
