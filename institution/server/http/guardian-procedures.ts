import { contract } from '@mleg/institution-contract/contract';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readChildren } from '../family/children.ts';
import { selectGuardians } from '../guardians/guardian-store.ts';
import { selectPerson } from '../people/people-store.ts';
import { endRight } from '../right-ends/end-right.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function guardianProcedures(deps: InstitutionDeps) {
  const os = implement(contract.guardian).$context<CallContext>();
  const { institutionId } = deps.settings;
  return {
    children: os.children.handler(async ({ context }) => ({
      children: await readChildren(deps, requireSession(context).account),
    })),
    ofPerson: os.ofPerson.handler(async ({ context, input: { personId }, errors }) => {
      await requireOffice(deps, context);
      if (!(await selectPerson(deps.database, institutionId, personId))) throw errors.NOT_FOUND();
      const guardians = await selectGuardians(deps.database, institutionId, personId);
      return {
        guardians: guardians.map(({ accountId, displayName, since, endedAt }) => ({
          accountId,
          displayName,
          since: since.toISOString(),
          ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
        })),
      };
    }),
    endRight: os.endRight.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await endRight(deps, { ...input, by: account }));
      if ('refused' in result) throw errors.ALREADY_ENDED();
    }),
  };
}
