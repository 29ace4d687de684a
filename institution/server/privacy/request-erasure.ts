import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { insertAlert, selectHasAlert } from './alerts-store.ts';

type RequestDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'random' | 'settings'>;

/** Asks the office to erase; asking again while it has not answered changes nothing. */
export async function requestErasure(deps: RequestDeps, by: Account, personId: string): Promise<void> {
  const { institutionId } = deps.settings;
  await deps.database.transaction().execute(async (transaction) => {
    const at = deps.clock.now();
    const { accountId } = by;
    const about = { kind: 'erasure-requested', about: personId, personId } as const;
    const isNew = await insertAlert(transaction, {
      ...about,
      institutionId,
      alertId: makeUuid(deps.random),
      accountId,
      at,
    });
    if (!isNew) return;
    const event = {
      institutionId,
      at,
      event: 'privacy.erasure-requested' as const,
      actor: accountId,
      subject: personId,
    };
    await recordAudit(transaction, event);
  });
}

export function isErasureRequested(
  { database, settings }: Pick<RequestDeps, 'database' | 'settings'>,
  personId: string,
): Promise<boolean> {
  return selectHasAlert(database, settings.institutionId, 'erasure-requested', personId);
}
