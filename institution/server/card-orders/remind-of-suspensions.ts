import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { SUSPENSION_ENDS_SOON } from '../durations.ts';
import { tell } from '../messages/tell.ts';
import { selectEndingSuspensions } from './suspension-store.ts';

/** Tells of suspensions that end in three days in a revocation; of each once, for a message is there once (I9). */
export async function remindOfSuspensions(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
): Promise<void> {
  const before = later(deps.clock.now(), SUSPENSION_ENDS_SOON);
  const ending = await selectEndingSuspensions(deps.database, deps.settings.institutionId, before);
  if (ending.length === 0) return;
  const news = ending.map(({ order_id, person_id, suspended_until }) => ({
    personId: person_id,
    kind: 'suspension-ends-soon' as const,
    about: `${order_id} ${suspended_until.toISOString()}`,
  }));
  await deps.database.transaction().execute((transaction) => tell(deps, transaction, ...news));
}
