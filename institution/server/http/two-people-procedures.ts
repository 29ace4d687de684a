import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readConcernedPeople } from '../held-deeds/concerned-people.ts';
import { decideHeldDeed } from '../held-deeds/decide-held-deed.ts';
import { listDecidedDeeds, listHeldDeeds, readHeldDeed } from '../held-deeds/read-held-deeds.ts';
import { readLimitsADay } from '../two-people/weigh.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function twoPeopleProcedures(deps: InstitutionDeps) {
  const os = implement(contract.twoPeople).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context }) => {
      const { account } = await requireOffice(deps, context);
      const { loosenedBecause, ...limits } = deps.settings.policies.twoPeople;
      const [deeds, decided] = [await listHeldDeeds(deps, account), await listDecidedDeeds(deps)];
      const aDay = await readLimitsADay(deps);
      return { deeds, decided, limits: { ...limits, aDay, ...(loosenedBecause ? { loosenedBecause } : {}) } };
    }),
    get: os.get.handler(async ({ context, input: { deedId }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const deed = await readHeldDeed(deps, account, deedId);
      if (!deed) throw errors.NOT_FOUND();
      return deed;
    }),
    people: os.people.handler(async ({ context, input, errors }) => {
      await requireOffice(deps, context);
      const page = await readConcernedPeople(deps, input);
      if (!page) throw errors.NOT_FOUND();
      return page;
    }),
    decide: os.decide.handler(async ({ context, input, errors }) => {
      const { account: by } = await requireOffice(deps, context);
      const decision =
        input.decision === 'approve'
          ? ({ approve: true, seen: input.seen } as const)
          : ({ approve: false, note: input.note } as const);
      const result = await decideHeldDeed(deps, { by, deedId: input.deedId, decision });
      if ('decided' in result) return;
      if ('barred' in result) throw errors.BARRED({ data: { bar: result.barred } });
      if ('changedSince' in result) throw errors.CHANGED_SINCE({ data: result.changedSince });
      if ('notPossible' in result) throw errors.NOT_POSSIBLE({ data: { reason: result.notPossible } });
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      throw result.refused === 'not-as-seen' ? errors.HAS_CHANGED() : errors.ALREADY_DECIDED();
    }),
  };
}
