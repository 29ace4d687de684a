import type { MassAction } from '@mleg/institution-contract/mass-action';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { PERFORM_MASS_ACTIONS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import { waitAgain } from './mass-action-people-store.ts';
import { selectMassAction } from './mass-action-store.ts';
import { viewMassAction } from './view-mass-action.ts';

type RetryDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'settings'>;

/** Tries those again whose change failed; what has been changed stays as it is. */
export async function retryMassAction(
  deps: RetryDeps,
  { by, massActionId }: { by: Account; massActionId: string },
): Promise<MassAction | { refused: 'not-found' }> {
  const { institutionId } = deps.settings;
  const action = await selectMassAction(deps.database, institutionId, massActionId);
  if (!action) return { refused: 'not-found' };
  await deps.database.transaction().execute(async (transaction) => {
    await waitAgain(transaction, action);
    await recordAudit(transaction, {
      institutionId,
      at: deps.clock.now(),
      event: 'mass-action.retried',
      actor: by.accountId,
      subject: massActionId,
      detail: { kind: action.kind, people: action.people },
    });
    await deps.jobs.enqueue(transaction, PERFORM_MASS_ACTIONS, {});
  });
  return viewMassAction(deps, action);
}
