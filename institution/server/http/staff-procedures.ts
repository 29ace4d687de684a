import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readGroups } from '../group-orders/read-groups.ts';
import { inviteStaff } from '../invitations/invite.ts';
import { selectStaff } from '../sign-in/staff-store.ts';
import { rolesVersion } from '../staff/roles-version.ts';
import { setRoles } from '../staff/set-roles.ts';
import { type CallContext, requireHead } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function staffProcedures(deps: InstitutionDeps) {
  const os = implement(contract.staff).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context }) => {
      await requireHead(deps, context);
      const staff = await selectStaff(deps.database, deps.settings.institutionId);
      const groups = (await readGroups(deps)).map(({ name }) => name);
      const shown = staff.map((one) => ({
        ...one,
        teaches: [...one.teaches],
        version: rolesVersion(deps, one.accountId, one),
      }));
      return { staff: shown, groups };
    }),
    setRoles: os.setRoles.handler(async ({ context, input: { accountId, version, ...roles }, errors }) => {
      const { account } = await requireHead(deps, context);
      const result = unlessNotYet(await setRoles(deps, { by: account, accountId, roles, version }));
      if ('set' in result) return;
      if (result.refused === 'opened-by-others') throw errors.OPENED_BY_OTHERS();
      if (result.refused === 'changed-meanwhile') throw errors.CHANGED_MEANWHILE();
      throw result.refused === 'own-roles' ? errors.OWN_ROLES() : errors.NOT_FOUND();
    }),
    invite: os.invite.handler(async ({ context, input: { displayName, ...roles }, errors }) => {
      const { account } = await requireHead(deps, context);
      const result = await inviteStaff(deps, { by: account, displayName, roles });
      if ('refused' in result) throw errors.NO_ROLE();
      return result;
    }),
  };
}
