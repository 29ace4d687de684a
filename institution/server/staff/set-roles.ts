import type { Roles } from '@mleg/institution-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { updateRoles } from '../sign-in/staff-store.ts';

type SetDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/**
 * What a colleague may do from now on; their open sessions follow at once. Nobody changes their own roles, so that none
 * raises themselves and there is always a head left.
 */
export async function setRoles(
  deps: SetDeps,
  { by, accountId, roles }: { by: Account; accountId: string; roles: Roles },
): Promise<{ set: true } | { refused: 'own-roles' | 'not-found' }> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  if (accountId === by.accountId) {
    await recordAudit(deps.database, { institutionId, at, event: 'staff.own-roles-refused', actor: by.accountId });
    return { refused: 'own-roles' };
  }
  return deps.database.transaction().execute(async (transaction) => {
    if (!(await updateRoles(transaction, institutionId, accountId, roles))) return { refused: 'not-found' };
    const { office, head, teaches } = roles;
    await recordAudit(transaction, {
      institutionId,
      at,
      event: 'staff.roles-set',
      actor: by.accountId,
      subject: accountId,
      detail: { office, head, classes: teaches.length },
    });
    return { set: true };
  });
}
