import type { MassAction } from '@mleg/institution-contract/mass-action';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import { PERFORM_MASS_ACTIONS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import { leaveOut, waitAgain } from './mass-action-people-store.ts';
import { decideHeld, type MassActionRecord, selectMassAction } from './mass-action-store.ts';
import { viewMassAction } from './view-mass-action.ts';

type DecideDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'settings'>;

export interface DecideMassAction {
  by: Account;
  massActionId: string;
  decision: { approve: true } | { approve: false; note: string };
}

/** The second person's word (D57). Nobody approves what they asked for themselves, and who tries is recorded (D53). */
export async function decideMassAction(
  deps: DecideDeps,
  { by, massActionId, decision }: DecideMassAction,
): Promise<MassAction | { refused: 'not-found' | 'own-request' | 'already-decided' }> {
  const { institutionId } = deps.settings;
  const action = await selectMassAction(deps.database, institutionId, massActionId);
  if (!action) return { refused: 'not-found' };
  // Who has asked may take it back, which is no approval.
  if (action.requested_by === by.accountId && decision.approve) {
    await note(deps, deps.database, { action, by, event: 'office.own-request-refused' });
    return { refused: 'own-request' };
  }
  const isDecided = await deps.database.transaction().execute(async (transaction) => {
    const decided = await decideHeld(transaction, action, {
      state: decision.approve ? 'approved' : 'rejected',
      decided_by: by.accountId,
      decided_at: deps.clock.now(),
      note: decision.approve ? null : decision.note,
    });
    if (!decided) return false;
    if (by.personId) await leaveOut(transaction, action, by.personId);
    await note(deps, transaction, { action, by, event: `mass-action.${decision.approve ? 'approved' : 'rejected'}` });
    await deps.jobs.enqueue(transaction, PERFORM_MASS_ACTIONS, {});
    return true;
  });
  return isDecided ? readMassAction(deps, massActionId, by) : { refused: 'already-decided' };
}

/** Tries those again whose change failed; what has been changed stays as it is. */
export async function retryMassAction(
  deps: DecideDeps,
  { by, massActionId }: { by: Account; massActionId: string },
): Promise<MassAction | { refused: 'not-found' }> {
  const action = await selectMassAction(deps.database, deps.settings.institutionId, massActionId);
  if (!action) return { refused: 'not-found' };
  await deps.database.transaction().execute(async (transaction) => {
    await waitAgain(transaction, action);
    await note(deps, transaction, { action, by, event: 'mass-action.retried' });
    await deps.jobs.enqueue(transaction, PERFORM_MASS_ACTIONS, {});
  });
  return readMassAction(deps, massActionId, by);
}

async function readMassAction(deps: DecideDeps, massActionId: string, by: Account): Promise<MassAction> {
  const action = await selectMassAction(deps.database, deps.settings.institutionId, massActionId);
  if (!action) throw new Error('A mass action vanished after it was decided.');
  return viewMassAction(deps, action, by);
}

async function note(
  { clock }: DecideDeps,
  within: Parameters<typeof recordAudit>[0],
  { action, by, event }: { action: MassActionRecord; by: Account; event: InstitutionEvent },
): Promise<void> {
  await recordAudit(within, {
    institutionId: action.institution_id,
    at: clock.now(),
    event,
    actor: by.accountId,
    subject: action.mass_action_id,
    detail: { kind: action.kind, people: action.people },
  });
}
