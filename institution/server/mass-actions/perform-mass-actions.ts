import { revocationReasonSchema, suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import { isDatabaseAway } from '@mleg/platform/database/is-database-away';
import { reportFault } from '@mleg/platform/http/incident';
import type { Transaction } from 'kysely';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import { storeResumption, storeSuspension } from '../card-orders/store-suspension.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { leaveOf } from '../two-people/leave.ts';
import { lockWaitingPerson, type Outcome, updateOutcome, type WaitingPerson } from './mass-action-people-store.ts';

type PerformDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'log' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

/**
 * Does to everybody who waits what was decided, one person after another: the change, its event, what the issuer must
 * hear and „done” are one transaction. A process that dies leaves people waiting or done, so starting again is going on.
 */
export async function performMassActions(deps: PerformDeps): Promise<void> {
  while (await performOne(deps));
}

async function performOne(deps: PerformDeps): Promise<boolean> {
  const { institutionId } = deps.settings;
  let taken: WaitingPerson | undefined;
  try {
    await deps.database.transaction().execute(async (transaction) => {
      taken = await lockWaitingPerson(transaction, institutionId);
      if (taken) await updateOutcome(transaction, institutionId, taken, await perform(deps, transaction, taken));
    });
  } catch (error) {
    if (isDatabaseAway(error) || !taken) throw error;
    const reason = `internal ${reportFault(deps.log, error, 'mass-action')}`;
    await updateOutcome(deps.database, institutionId, taken, { state: 'refused', reason });
  }
  return taken !== undefined;
}

async function perform(deps: PerformDeps, transaction: Within, entry: WaitingPerson): Promise<Outcome> {
  const { person_id: personId, requested_by: actor, mass_action_id: massAction, kind } = entry;
  const leave = await leaveOf(deps, transaction, 'mass-action', massAction);
  if (kind === 'revoke' || kind === 'cancel-codes') {
    const reason = revocationReasonSchema.parse(entry.reason);
    const only = kind === 'cancel-codes' ? { only: 'codes' as const } : {};
    const asked = { actor, personId, reason, massAction: { id: massAction, ...only } };
    const call = await storeRevocation(deps, transaction, asked, leave);
    return call ? { state: 'done', orderId: call.order_id } : { state: 'refused', reason: 'nothing-to-change' };
  }
  const whose = { personId, actor, by: 'office', massAction } as const;
  const result =
    kind === 'suspend'
      ? await storeSuspension(
          deps,
          transaction,
          { ...whose, reason: suspensionReasonSchema.parse(entry.reason) },
          leave,
        )
      : await storeResumption(deps, transaction, whose, leave);
  return 'stored' in result
    ? { state: 'done', orderId: result.order.order_id }
    : { state: 'refused', reason: 'nothing-to-change' };
}
