import type { IssuerDeps } from '../deps.ts';
import { deleteOldEnrolments } from './enrolment-store.ts';
import { forgetOldSessions } from './session.ts';

/** Deletes sessions and invitations whose time is over. */
export async function forgetDesk(deps: Pick<IssuerDeps, 'database' | 'clock'>): Promise<void> {
  const now = deps.clock.now();
  await forgetOldSessions(deps);
  await deleteOldEnrolments(deps.database, now);
}
