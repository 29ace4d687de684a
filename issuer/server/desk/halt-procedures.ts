import { deskContract } from '@mleg/issuer-contract/desk';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import { haltSigning, resumeSigning } from '../halts/change-halt.ts';
import { readHalt } from '../halts/read-halt.ts';
import { type CallContext, requireSupervisor } from './call-context.ts';

/** Whoever is at the desk may stop: that is reversible, and who finds out must not look for somebody. */
export function haltProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.halt).$context<CallContext>();
  return {
    get: os.get.handler(async ({ context }) => {
      requireSession(context);
      return readHalt(deps);
    }),
    begin: os.begin.handler(async ({ input, context }) => {
      const { staff } = requireSession(context);
      await haltSigning(deps, { by: staff.staffId, reason: input.reason });
      return readHalt(deps);
    }),
    end: os.end.handler(async ({ context, errors }) => {
      const { staff } = await requireSupervisor(deps, context);
      const answer = await resumeSigning(deps, { by: staff.staffId });
      if ('refused' in answer) throw errors.KEYS_NOT_TURNED();
      return readHalt(deps);
    }),
  };
}
