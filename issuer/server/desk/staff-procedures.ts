import { deskContract } from '@mleg/issuer-contract/desk';
import { implement } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import { deactivateStaff, inviteStaff, readStaff } from '../desk-sign-in/staff-room.ts';
import { type CallContext, requireSupervisor } from './call-context.ts';

export function staffProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.staff).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context }) => {
      await requireSupervisor(deps, context);
      return { staff: await readStaff(deps) };
    }),
    invite: os.invite.handler(async ({ input, context, errors }) => {
      const { staff } = await requireSupervisor(deps, context);
      const result = await inviteStaff(deps, staff, input);
      if ('refused' in result) throw errors.EMAIL_TAKEN();
      return result;
    }),
    deactivate: os.deactivate.handler(async ({ input, context, errors }) => {
      const { staff } = await requireSupervisor(deps, context);
      const result = await deactivateStaff(deps, staff, input.staffId);
      if ('deactivated' in result) return;
      throw result.refused === 'own-account' ? errors.OWN_ACCOUNT() : errors.NOT_FOUND();
    }),
  };
}
