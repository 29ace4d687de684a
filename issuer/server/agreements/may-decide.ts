import type { StaffRole } from '@mleg/issuer-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerEvent } from '../database/issuer-event.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { Agreement } from './agreement-store.ts';
import { isOwnApplication } from './own-application.ts';

/** Why somebody of the desk may not decide about an agreement, which is recorded (D53, D59). */
export async function mayNotDecide(
  { database, clock }: Pick<IssuerDeps, 'database' | 'clock'>,
  staff: Staff,
  agreement: Agreement,
  by: StaffRole,
): Promise<'not-your-role' | 'own-application' | undefined> {
  const { institutionId } = agreement.institution;
  const note = (event: IssuerEvent) =>
    recordAudit(database, { at: clock.now(), event, institutionId, actor: staff.staffId });
  if (by === 'supervisor' && staff.role !== 'supervisor') {
    await note('desk.not-your-role');
    return 'not-your-role';
  }
  if (!(await isOwnApplication(database, agreement, staff))) return undefined;
  await note('desk.own-application');
  return 'own-application';
}
