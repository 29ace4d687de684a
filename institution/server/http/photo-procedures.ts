import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { decidePhoto } from '../photo-review/decide-photo.ts';
import { readWaitingPhotos } from '../photo-review/waiting-photos.ts';
import { type CallContext, requireOfficeOrTeacher } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function photoProcedures(deps: InstitutionDeps) {
  const os = implement(contract.photo).$context<CallContext>();
  return {
    waiting: os.waiting.handler(async ({ context, input: { group } }) => {
      const { account } = await requireOfficeOrTeacher(deps, context);
      return readWaitingPhotos(deps, account, group);
    }),
    decide: os.decide.handler(async ({ context, input, errors }) => {
      const { account } = await requireOfficeOrTeacher(deps, context);
      const decision =
        input.decision === 'accept'
          ? ({ state: 'accepted' } as const)
          : ({ state: 'rejected', reason: input.reason, note: input.note } as const);
      const { submissionId } = input;
      const result = unlessNotYet(await decidePhoto(deps, { by: account, submissionId, decision }));
      if ('decided' in result) return;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-photo') throw errors.OWN_PHOTO();
      throw errors.ALREADY_DECIDED();
    }),
  };
}
