import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';

/** D53: nobody decides about a card of their own, and whoever tries is recorded. */
export async function refuseOwnCard(
  { clock, database, settings }: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  { by, personId }: { by: Account; personId: string },
): Promise<{ refused: 'own-card' }> {
  await recordAudit(database, {
    institutionId: settings.institutionId,
    at: clock.now(),
    event: 'office.own-card-refused',
    actor: by.accountId,
    subject: personId,
  });
  return { refused: 'own-card' };
}
