import { cardReasonSchema } from '@mleg/institution-contract/card-reasons';
import type { MassAction } from '@mleg/institution-contract/mass-action';
import type { InstitutionDeps } from '../deps.ts';
import { selectAccountNames } from '../sign-in/account-store.ts';
import { type Concerned, type Progress, selectConcerned, selectProgress } from './mass-action-people-store.ts';
import { type MassActionRecord, selectMassActions } from './mass-action-store.ts';

type ViewDeps = Pick<InstitutionDeps, 'database' | 'settings'>;

/** On the office's page; older ones stay in the histories of people. */
const SHOWN = 20;

export async function listMassActions(deps: ViewDeps): Promise<MassAction[]> {
  const records = await selectMassActions(deps.database, deps.settings.institutionId, SHOWN);
  return Promise.all(records.map((record) => viewMassAction(deps, record)));
}

export async function viewMassAction(deps: ViewDeps, record: MassActionRecord): Promise<MassAction> {
  const { institution_id: institutionId, mass_action_id: massActionId } = record;
  const progress = await selectProgress(deps.database, institutionId, massActionId);
  const failures = await selectConcerned(deps.database, institutionId, { massActionId, only: 'refused' });
  const { requested_by: requestedBy, decided_by: decidedBy, decided_at: decidedAt, note } = record;
  const names = await selectAccountNames(deps.database, institutionId, [
    requestedBy,
    ...(decidedBy ? [decidedBy] : []),
  ]);
  const reason = cardReasonSchema.safeParse(record.reason);
  return {
    massActionId,
    kind: record.kind,
    ...(reason.success ? { reason: reason.data } : {}),
    state: stateOf(record, progress),
    requestedBy: names.get(requestedBy) ?? '',
    requestedAt: record.requested_at.toISOString(),
    ...(decidedBy ? { decidedBy: names.get(decidedBy) ?? '' } : {}),
    ...(decidedAt ? { decidedAt: decidedAt.toISOString() } : {}),
    ...(note ? { note } : {}),
    ...progress,
    failures: failures.map((failure) => ({ ...viewConcerned(failure), reason: failure.reason ?? 'internal' })),
  };
}

const viewConcerned = ({ person_id, given_name, family_name, album_number }: Concerned) => ({
  personId: person_id,
  displayName: `${given_name} ${family_name}`.trim(),
  albumNumber: album_number,
});

function stateOf({ state }: MassActionRecord, { waiting }: Progress): MassAction['state'] {
  if (state !== 'approved') return 'rejected';
  return waiting > 0 ? 'running' : 'done';
}
