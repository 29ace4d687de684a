import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { DEEDS_KEPT_FOR } from '../durations.ts';
import { deleteDeedsBefore } from './deed-store.ts';

/** What was decided, done alone or never decided is not kept: the audit says what happened. */
export async function forgetDeeds({
  clock,
  database,
  settings,
}: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  await deleteDeedsBefore(database, settings.institutionId, later(clock.now(), -DEEDS_KEPT_FOR));
}
