import { later, SECOND } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { LIMIT_WINDOW } from '../durations.ts';
import { countSubmissions } from './submission-store.ts';

/** Photos of one person within an hour, whoever sends them; nobody looks so often into a mirror. */
export const PHOTOS_PER_HOUR = 12;

/** Asked before anything of a picture is read (E3). @returns how long to wait, in seconds, where there were too many */
export async function throttlePhotos(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  personId: string,
): Promise<number | undefined> {
  const since = later(deps.clock.now(), -LIMIT_WINDOW);
  const sent = await countSubmissions(deps.database, deps.settings.institutionId, { personId, since });
  return sent >= PHOTOS_PER_HOUR ? LIMIT_WINDOW / SECOND : undefined;
}
