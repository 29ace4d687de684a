import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { tell } from '../messages/tell.ts';
import type { Account } from '../sign-in/account.ts';
import { deleteRequest } from './alerts-store.ts';

export interface RefuseErasure {
  by: Account;
  personId: string;
  /** Why: who asked reads it (Art. 12(4) GDPR). */
  note: string;
}

/** The office's no to the wish to be erased. Whoever asked is told, and may ask again. */
export async function refuseErasure(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  { by, personId, note }: RefuseErasure,
): Promise<{ told: true } | { refused: 'not-found' | 'own-data' }> {
  const { institutionId } = deps.settings;
  if (await actingFor(deps, by, personId)) return { refused: 'own-data' };
  return deps.database.transaction().execute(async (transaction) => {
    const about = await deleteRequest(transaction, institutionId, personId);
    if (about === undefined) return { refused: 'not-found' };
    const event = { event: 'privacy.erasure-refused' as const, actor: by.accountId, subject: personId };
    await recordAudit(transaction, { institutionId, at: deps.clock.now(), ...event });
    await tell(deps, transaction, { personId, kind: 'erasure-refused', about, note });
    return { told: true };
  });
}
