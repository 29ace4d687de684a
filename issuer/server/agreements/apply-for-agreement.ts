import type { AgreementApplication, AgreementRefusal } from '@mleg/issuer-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { MAY_APPLY } from '../database/agreement-life.ts';
import type { IssuerDeps } from '../deps.ts';
import { checkEventsEndpoint } from '../institutions/check-events-endpoint.ts';
import { type Agreement, insertMessage, isRegistryNumberTaken, upsertApplication } from './agreement-store.ts';

/**
 * Puts an application into the queue: the first, a corrected one, or another after a refusal or an end. What is there
 * and unused is replaced; an agreement that is in force or suspended is not touched.
 */
export async function applyForAgreement(
  { database, clock, settings, institutions }: Pick<IssuerDeps, 'database' | 'clock' | 'settings' | 'institutions'>,
  application: AgreementApplication,
  before: Agreement | undefined,
): Promise<AgreementRefusal | undefined> {
  const { institutionId, eventsEndpoint } = application.registration;
  if (before && !MAY_APPLY.includes(before.institution.state)) return 'already-in-force';
  const refused = eventsEndpoint && (await checkEventsEndpoint(settings, eventsEndpoint));
  if (refused) return refused;
  if (await isRegistryNumberTaken(database, application.registration)) return 'registry-number-taken';
  const at = clock.now();
  const stored = await database.transaction().execute(async (transaction) => {
    if (!(await upsertApplication(transaction, application, before, at))) return false;
    await insertMessage(transaction, { institutionId, at, sender: 'institution', kind: 'application' });
    await recordAudit(transaction, { at, event: 'agreement.applied', institutionId, actor: 'institution' });
    return true;
  });
  institutions.forget(institutionId);
  return stored ? undefined : 'institution-id-taken';
}
