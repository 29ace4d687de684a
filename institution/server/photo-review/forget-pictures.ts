import type { InstitutionDeps } from '../deps.ts';
import { forgetRejectedBefore } from './submission-store.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** A rejected picture is of no use to anybody after a while. */
export async function forgetPictures(deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - KEPT_MS);
  await forgetRejectedBefore(deps.database, deps.settings.institutionId, before);
}
