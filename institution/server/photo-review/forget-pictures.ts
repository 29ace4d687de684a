import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { REJECTED_PHOTO_KEPT_FOR } from '../durations.ts';
import { forgetRejectedBefore } from './submission-store.ts';

/** A rejected picture is of no use to anybody after a while. */
export async function forgetPictures(deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  const before = later(deps.clock.now(), -REJECTED_PHOTO_KEPT_FOR);
  await forgetRejectedBefore(deps.database, deps.settings.institutionId, before);
}
