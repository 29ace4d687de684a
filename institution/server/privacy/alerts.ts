import type { Alert } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { type AlertRecord, deleteAlert, selectAlerts } from './alerts-store.ts';

type AlertDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** What the office has looked at too often or erased unasked, and who may be two, is the head's to know; what people ask for is the office's. */
const kindsFor = ({ head }: Account): readonly AlertRecord['kind'][] =>
  head ? ['pesel-limit', 'second-identity', 'erasure-unasked', 'erasure-requested'] : ['erasure-requested'];

export async function readAlerts({ database, settings }: AlertDeps, account: Account): Promise<Alert[]> {
  const records = await selectAlerts(database, settings.institutionId, kindsFor(account));
  return records.map((record) => ({
    alertId: record.alert_id,
    kind: record.kind,
    by: record.display_name ?? '',
    raisedAt: record.raised_at.toISOString(),
    ...(record.person_id
      ? { person: { personId: record.person_id, displayName: `${record.given_name} ${record.family_name}` } }
      : {}),
  }));
}

/** That somebody wants to be erased is answered, and not put aside (Q96): by an erasure, or by `refuseErasure`. */
const mayDismiss = (account: Account) => kindsFor(account).filter((kind) => kind !== 'erasure-requested');

/** It is dealt with, and recorded as such. */
export async function dismissAlert(deps: AlertDeps, by: Account, alertId: string): Promise<boolean> {
  const { institutionId } = deps.settings;
  const kinds = mayDismiss(by);
  if (kinds.length === 0) return false;
  return deps.database.transaction().execute(async (transaction) => {
    const dismissed = await deleteAlert(transaction, institutionId, alertId, kinds);
    if (!dismissed) return false;
    const { kind, person_id: personId } = dismissed;
    const event = { institutionId, at: deps.clock.now(), event: 'alert.dismissed' as const, actor: by.accountId };
    await recordAudit(transaction, { ...event, ...(personId ? { subject: personId } : {}), detail: { kind } });
    return true;
  });
}
