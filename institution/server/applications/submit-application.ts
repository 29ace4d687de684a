import type { Application, Statement } from '@mleg/institution-contract/application';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson } from '../people/people-store.ts';
import { asHolder } from '../permission/permission.ts';
import { viewApplication } from './application.ts';
import { insertApplication } from './application-store.ts';
import { refusalOfStatement, type StatementRefused } from './check-statement.ts';
import { followUp, takeEffect } from './take-effect.ts';

type SubmitDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

/**
 * A statement of the holder or a guardian, filled in online. Applications wait for the office; an objection counts by
 * itself, and ends a card that is there already (G78).
 */
export async function submitApplication(
  deps: SubmitDeps,
  { by, statement }: { by: string; statement: Statement },
): Promise<{ submitted: Application } | { refused: StatementRefused }> {
  const { institutionId } = deps.settings;
  const { personId, kind } = statement;
  const reason = statement.kind === 'cancel' ? statement.reason : undefined;
  const isObjection = kind === 'objection';
  const result = await deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, personId);
    const refused = await refusalOfStatement(deps, transaction, statement);
    if (refused) return { refused };
    const at = deps.clock.now();
    const application = await insertApplication(transaction, {
      institutionId,
      applicationId: makeUuid(deps.random),
      personId,
      kind,
      reason,
      channel: 'online',
      state: isObjection ? 'accepted' : 'waiting',
      appliedBy: by,
      at,
    });
    const event = { institutionId, at, event: `application.${kind}-submitted` as const, actor: by, subject: personId };
    await recordAudit(transaction, { ...event, ...(reason ? { detail: { reason } } : {}) });
    if (!isObjection) return { application, call: undefined };
    const call = await takeEffect(deps, transaction, application, by, asHolder());
    await tell(deps, transaction, { personId, kind: 'objection-recorded', about: application.application_id });
    return { application, call };
  });
  if (result.refused) return { refused: result.refused };
  if (isObjection) await followUp(deps, result.application, { actor: by, call: result.call, leave: asHolder() });
  return { submitted: viewApplication(result.application) };
}
