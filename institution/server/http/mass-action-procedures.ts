import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { placeMassAction, previewMassAction } from '../mass-actions/place-mass-action.ts';
import { readCandidates } from '../mass-actions/read-candidates.ts';
import { retryMassAction } from '../mass-actions/retry-mass-action.ts';
import { listMassActions } from '../mass-actions/view-mass-action.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

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
      const result = unlessNotYet(await placeMassAction(deps, { ...input, by: account }));
      if (!('refused' in result)) return result;
      throw result.refused === 'id-reused' ? errors.ID_REUSED() : errors.NOTHING_TO_CHANGE();
    }),
    list: os.list.handler(async ({ context }) => {
      await requireOffice(deps, context);
      return { massActions: await listMassActions(deps) };
    }),
    retry: os.retry.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await retryMassAction(deps, { ...input, by: account });
      if ('refused' in result) throw errors.NOT_FOUND();
      return result;
    }),
  };
}
