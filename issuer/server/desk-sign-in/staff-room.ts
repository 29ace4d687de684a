import type { StaffMember, StaffRole } from '@mleg/issuer-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { invite } from './enrolment.ts';
import { DESK } from './sign-in.ts';
import type { Staff } from './staff.ts';
import { deactivate, hasEmail, selectStaff } from './staff-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'random'>;

export const readStaff = ({ database }: Needed): Promise<StaffMember[]> => selectStaff(database);

/** Lets somebody in: they make their own passkey, so nobody else ever holds what they sign in with. */
export async function inviteStaff(
  deps: Needed,
  by: Staff,
  { role, ...name }: { displayName: string; email: string; role: StaffRole },
): Promise<{ token: string; expiresAt: string } | { refused: 'email-taken' }> {
  if (await hasEmail(deps.database, name.email)) return { refused: 'email-taken' };
  const { token, expiresAt } = await invite(deps, { role, name });
  const about = { institutionId: DESK, at: deps.clock.now(), actor: by.staffId };
  await recordAudit(deps.database, { ...about, event: 'desk.invited', detail: { role } });
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Nobody locks themselves out, so somebody who can let people in is always left. */
export async function deactivateStaff(
  deps: Needed & Pick<IssuerDeps, 'journal'>,
  by: Staff,
  staffId: string,
): Promise<{ deactivated: true } | { refused: 'own-account' | 'unknown-staff' }> {
  if (staffId === by.staffId) return { refused: 'own-account' };
  return changeForGood(deps, async (transaction, facts) => {
    if (!(await deactivate(transaction, staffId))) return { refused: 'unknown-staff' };
    facts.push({ fact: 'staff-left', staffId });
    const about = { institutionId: DESK, at: deps.clock.now(), actor: by.staffId };
    await recordAudit(transaction, { ...about, event: 'desk.deactivated', subject: staffId });
    return { deactivated: true };
  });
}
