import { isDemoNumber } from '@mleg/issuer-contract/agreement';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { enteredRegistrationSchema } from '@mleg/issuer-contract/institution-words';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerEvent } from '../database/issuer-event.ts';
import type { IssuerDeps } from '../deps.ts';
import { checkEventsEndpoint } from '../institutions/check-events-endpoint.ts';
import { upsertInstitution } from '../institutions/institution-store.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { isUsableKey } from '../keys/issuer-keys.ts';
import { changeState } from './agreement-store.ts';
import { DECISIONS } from './decisions.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'settings' | 'institutions'>;
export type RegistrationRefusal =
  | 'demo-number'
  | 'unusable-key'
  | 'insecure-events-endpoint'
  | 'private-events-endpoint';

/** Enters an institution, or replaces its entry: its keys, its endpoint, what is agreed with it. */
export async function registerInstitution(
  deps: Needed,
  registration: InstitutionRegistration,
): Promise<{ registered: string } | { refused: RegistrationRefusal }> {
  const entry = enteredRegistrationSchema.parse(registration);
  if (isDemoNumber(entry.registryNumber) && !deps.settings.demonstration) return { refused: 'demo-number' };
  if (!isUsableKey(entry.signingKey) || !isUsableKey(entry.encryptionKey)) return { refused: 'unusable-key' };
  const refused = entry.eventsEndpoint && (await checkEventsEndpoint(deps.settings, entry.eventsEndpoint));
  if (refused) return { refused };
  await upsertInstitution(deps.database, entry);
  deps.institutions.forget(entry.institutionId);
  await record(deps, 'institution.registered', entry.institutionId);
  return { registered: entry.institutionId };
}

/** A suspended institution may read and revoke, but gets no new cards. */
export async function suspendInstitution(
  deps: Needed & Pick<IssuerDeps, 'journal'>,
  institutionId: string,
  suspended: boolean,
): Promise<void> {
  const rule = DECISIONS[suspended ? 'suspend' : 'resume'];
  const at = deps.clock.now();
  const change = { ...rule, institutionId, at };
  if (!(await changeForGood(deps, (transaction, facts) => changeState(transaction, change, facts)))) return;
  deps.institutions.forget(institutionId);
  const event = suspended ? 'institution.suspended' : 'institution.resumed';
  await record(deps, event, institutionId);
}

const record = ({ database, clock }: Needed, event: IssuerEvent, institutionId: string): Promise<void> =>
  recordAudit(database, { at: clock.now(), event, institutionId, actor: 'operator' });
