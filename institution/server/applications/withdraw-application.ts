import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lockPerson } from '../people/people-store.ts';
import { endStanding, selectApplication, updateWaiting } from './application-store.ts';

export interface WithdrawApplication {
  by: string;
  personId: string;
  applicationId: string;
}

/** Takes back an application that waits, or an objection that stands; who objected is kept with when it ended. */
export async function withdrawApplication(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  { by, personId, applicationId }: WithdrawApplication,
): Promise<{ withdrawn: true } | { refused: 'not-found' | 'already-decided' }> {
  const { institutionId } = deps.settings;
  const application = await selectApplication(deps.database, institutionId, applicationId);
  if (application?.person_id !== personId) return { refused: 'not-found' };
  const { kind } = application;
  const isObjection = kind === 'objection' && application.state === 'accepted';
  return deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, personId);
    const at = deps.clock.now();
    const done = isObjection
      ? await endStanding(transaction, institutionId, { personId, kind: 'objection', at })
      : (await updateWaiting(transaction, application, { state: 'withdrawn', by, at })) !== undefined;
    if (!done) return { refused: 'already-decided' } as const;
    const event = `application.${kind}-withdrawn` as const;
    await recordAudit(transaction, { institutionId, at, event, actor: by, subject: personId });
    await notifyCardChanged(transaction, institutionId, personId);
    return { withdrawn: true } as const;
  });
}
