import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { decideMassAction, retryMassAction } from '../mass-actions/decide-mass-action.ts';
import { placeMassAction, previewMassAction } from '../mass-actions/place-mass-action.ts';
import { readCandidates } from '../mass-actions/read-candidates.ts';
import { listMassActions, readConcerned } from '../mass-actions/view-mass-action.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function massActionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.massActions).$context<CallContext>();
  return {
    candidates: os.candidates.handler(async ({ context, input: { source } }) => {
      await requireOffice(deps, context);
      return { people: await readCandidates(deps, source) };
    }),
    preview: os.preview.handler(async ({ context, input }) => {
      const { account } = await requireOffice(deps, context);
      return previewMassAction(deps, { ...input, by: account });
    }),
    place: os.place.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await placeMassAction(deps, { ...input, by: account });
      if (!('refused' in result)) return result;
      throw result.refused === 'id-reused' ? errors.ID_REUSED() : errors.NOTHING_TO_CHANGE();
    }),
    list: os.list.handler(async ({ context }) => {
      const { account } = await requireOffice(deps, context);
      return { massActions: await listMassActions(deps, account) };
    }),
    people: os.people.handler(async ({ context, input: { massActionId }, errors }) => {
      await requireOffice(deps, context);
      const people = await readConcerned(deps, massActionId);
      if (!people) throw errors.NOT_FOUND();
      return { people };
    }),
    decide: os.decide.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const decision =
        input.decision === 'approve' ? ({ approve: true } as const) : ({ approve: false, note: input.note } as const);
      const result = await decideMassAction(deps, { by: account, massActionId: input.massActionId, decision });
      if (!('refused' in result)) return result;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      throw result.refused === 'own-request' ? errors.OWN_REQUEST() : errors.ALREADY_DECIDED();
    }),
    retry: os.retry.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await retryMassAction(deps, { ...input, by: account });
      if ('refused' in result) throw errors.NOT_FOUND();
      return result;
    }),
  };
}
